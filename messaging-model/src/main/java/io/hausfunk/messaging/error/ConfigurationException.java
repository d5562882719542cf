// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import org.jspecify.annotations.Nullable;

/** The engine cannot be built as configured; the message lists every problem at once. */
public class ConfigurationException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error; see {@link MessagingException#MessagingException(ErrorCode, String, Throwable)}. */
    public ConfigurationException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes an error without a cause. */
    public ConfigurationException(ErrorCode code, String message) {
        super(code, message);
    }
}
