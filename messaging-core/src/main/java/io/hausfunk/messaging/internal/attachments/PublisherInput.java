// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A publisher's buffers as a stream: asks for the next one when the last one is read, so that no more than one waits. */
final class PublisherInput extends InputStream implements Flow.Subscriber<ByteBuffer> {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Flow.@Nullable Subscription subscription;
    private @Nullable ByteBuffer current;
    private boolean asked;
    private boolean ended;
    private @Nullable Throwable failure;

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        if (subscription != null || ended) {
            given.cancel();
            return;
        }
        subscription = given;
        notifyAll();
    }

    @Override
    public synchronized void onNext(ByteBuffer buffer) {
        // Copied: the publisher may use its buffer again once this call is over.
        ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        if (asked && !ended) {
            current = copy;
            asked = false;
            notifyAll();
        }
    }

    @Override
    public synchronized void onError(Throwable why) {
        failure = Objects.requireNonNull(why, "why");
        notifyAll();
    }

    @Override
    public synchronized void onComplete() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        ByteBuffer next = next();
        if (next == null) {
            return -1;
        }
        int some = Math.min(length, next.remaining());
        next.get(into, offset, some);
        return some;
    }

    private @Nullable ByteBuffer next() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Flow.Subscription ask;
            synchronized (this) {
                ByteBuffer now = current;
                if (now != null && now.hasRemaining()) {
                    return now;
                } else if (failure != null) {
                    throw UploadInput.incomplete(
                            "the publisher failed with " + failure.getClass().getName());
                } else if (ended) {
                    return null;
                }
                ask = asked ? null : subscription;
                if (ask == null) {
                    await(until);
                    continue;
                }
                asked = true;
            }
            // Outside the lock: a publisher may answer within the call.
            ask.request(1);
        }
    }

    private void await(long until) {
        long left = until - System.nanoTime();
        if (left <= 0) {
            throw UploadInput.incomplete("nothing came for a minute");
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
            throw UploadInput.incomplete("interrupted");
        }
    }

    @Override
    public void close() {
        Flow.Subscription last;
        synchronized (this) {
            ended = true;
            last = subscription;
        }
        if (last != null) {
            last.cancel();
        }
    }
}
