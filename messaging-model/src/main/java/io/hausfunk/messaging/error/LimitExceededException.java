// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person has as much of something as one person may have, or asks faster than one person may; the message says which limit it is. */
public final class LimitExceededException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** Makes an error of code {@code LIMIT_EXCEEDED}: waiting does not help. */
    public LimitExceededException(String message) {
        super(ErrorCode.LIMIT_EXCEEDED, message);
        this.retryAfter = null;
    }

    /** Makes an error of code {@code RATE_EXCEEDED}. Nothing was written; the same call is welcome after this time. */
    public LimitExceededException(String message, Duration retryAfter) {
        super(ErrorCode.RATE_EXCEEDED, message);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** With {@code RATE_EXCEEDED}, after which time the same call is welcome. */
    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
