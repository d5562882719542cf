// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** The session or engine is closed (41x). */
public class ClosedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public ClosedException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public ClosedException(ErrorCode code, String message) {
        super(code, message);
    }
}
