// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Frames of 300 bytes from one end of the transport to the other: no seal, no store, nobody is checked. */
final class RawBus implements AutoCloseable {
    private static final int BODY = 300;
    private static final int WINDOW = 4096;

    private final UUID receiver = UUID.randomUUID();
    private final ClusterConnection one;
    private final ClusterConnection other;
    private final AtomicLong arrived = new AtomicLong();
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile @Nullable Times times;

    @SuppressWarnings("this-escape")
    private RawBus(PrivateCa ca) throws IOException {
        LoopbackPair loopback = LoopbackPair.ofTwo();
        one = loopback.node(0, ca, "bare-0").join(UUID.randomUUID(), frame -> {});
        other = loopback.node(1, ca, "bare-1").join(receiver, this::received);
    }

    static RawBus start(PrivateCa ca) throws IOException {
        RawBus bus = new RawBus(ca);
        bus.awaitFirst();
        return bus;
    }

    private void received(byte[] frame) {
        arrived.incrementAndGet();
        Times measured = times;
        if (measured != null) {
            measured.arrived(ByteBuffer.wrap(frame).getInt());
        }
        window.release();
    }

    private void awaitFirst() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (arrived.get() == 0 && System.nanoTime() - end < 0) {
            send(0);
            LockSupport.parkNanos(100_000_000);
        }
    }

    Turn run(Duration time) {
        window.drainPermits();
        window.release(WINDOW);
        return Turn.measure(() -> {
            long before = arrived.get();
            long end = System.nanoTime() + time.toNanos();
            try {
                while (System.nanoTime() < end) {
                    window.acquire();
                    send(0);
                }
                window.tryAcquire(WINDOW, 10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return arrived.get() - before;
        });
    }

    Times paced(int rate, Duration time) {
        try {
            return Times.of(rate, time, measured -> times = measured, this::send);
        } finally {
            times = null;
        }
    }

    private void send(int number) {
        one.send(receiver, ByteBuffer.allocate(BODY).putInt(number).array());
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
