// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** Something that the host plugs in, a directory or a policy, gave no answer (7xx). */
public class HostException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public HostException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public HostException(ErrorCode code, String message) {
        super(code, message);
    }
}
