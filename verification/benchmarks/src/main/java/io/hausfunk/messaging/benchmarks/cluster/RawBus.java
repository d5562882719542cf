// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageProducer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Messages of 300 bytes from one clustered EventBus to another: no seal, no store, nobody is checked. */
final class RawBus implements AutoCloseable {
    private static final String ADDRESS = "bare";
    private static final int BODY = 300;
    private static final int WINDOW = 4096;

    private final ClusterConnection one;
    private final ClusterConnection other;
    private final MessageProducer<Buffer> producer;
    private final AtomicLong arrived = new AtomicLong();
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile @Nullable Times times;

    private RawBus(ClusterConnection one, ClusterConnection other) {
        this.one = one;
        this.other = other;
        TwoNodes.done(other.vertx()
                .eventBus()
                .<Buffer>consumer(ADDRESS, message -> {
                    arrived.incrementAndGet();
                    Times measured = times;
                    if (measured != null) {
                        measured.arrived(message.body().getInt(0));
                    }
                    window.release();
                })
                .completion()
                .toCompletionStage());
        producer = one.vertx().eventBus().sender(ADDRESS);
    }

    static RawBus start(PrivateCa ca) throws IOException {
        Loopback loopback = Loopback.ofTwo();
        ClusterConnection one = loopback.node(0, ca, "bare-0").join();
        ClusterConnection other = loopback.node(1, ca, "bare-1").join();
        RawBus bus = new RawBus(one, other);
        bus.awaitFirst();
        return bus;
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
        var unused = producer.write(Buffer.buffer(BODY).appendInt(number).appendBytes(new byte[BODY - Integer.BYTES]));
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
