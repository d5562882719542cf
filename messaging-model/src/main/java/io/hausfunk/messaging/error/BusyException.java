// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

import java.time.Duration;
import java.util.Optional;

/** A bounded queue is full. Nothing was written; try again after {@link #retryAfter()}. */
public final class BusyException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** Makes an error that asks for patience. */
    public BusyException(String message, Duration retryAfter) {
        super(ErrorCode.BUSY, message);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try. */
    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
