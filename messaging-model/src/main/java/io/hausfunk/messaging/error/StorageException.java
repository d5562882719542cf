// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** The store could not do it (5xx, or {@link ErrorCode#OUTCOME_UNKNOWN}). Stores throw this and nothing else. */
public class StorageException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public StorageException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public StorageException(ErrorCode code, String message) {
        super(code, message);
    }
}
