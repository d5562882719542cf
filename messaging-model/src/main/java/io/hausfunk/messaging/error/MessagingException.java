// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that this library reports. Messages name ids and limits, never text, names or keys.
 *
 * <p>Asynchronous calls complete with one of these directly; it is never wrapped in a
 * {@link java.util.concurrent.CompletionException} of ours.
 */
public class MessagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;

    /**
     * Makes an error.
     *
     * @param code what went wrong
     * @param message for people; holds ids and limits only
     * @param cause the reason, or null; its text must not hold content either
     */
    public MessagingException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code + ": " + message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.detail = message;
    }

    /** Makes an error without a cause. */
    public MessagingException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** The stable code. */
    public final ErrorCode code() {
        return code;
    }

    /** The message without the code, with which {@link #getMessage()} begins. */
    public final String detail() {
        return detail;
    }

    /** How long to wait before the same call is made again, where that is known; see {@link ErrorCode#BUSY} and {@link ErrorCode#RATE_EXCEEDED}. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Whether the same call may succeed later; see {@link ErrorCode#retryable()}. */
    public final boolean retryable() {
        return code.retryable();
    }
}
