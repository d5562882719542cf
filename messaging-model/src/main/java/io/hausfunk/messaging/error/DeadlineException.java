// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** The deadline passed (401, 402). With 402 the outcome is unknown: ask again with the same name. */
public class DeadlineException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public DeadlineException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public DeadlineException(ErrorCode code, String message) {
        super(code, message);
    }
}
