// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** Not allowed, not existing, or against a rule of the conversation (2xx). */
public class NotPermittedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public NotPermittedException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public NotPermittedException(ErrorCode code, String message) {
        super(code, message);
    }
}
