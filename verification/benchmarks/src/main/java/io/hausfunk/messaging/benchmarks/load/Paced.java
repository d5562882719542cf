// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages that come when they come, whether or not earlier ones were answered: times count from when a message was due,
 * so that what a slow moment delays is not left out.
 */
final class Paced {
    private final EngineContestant engine;
    private final List<Room> rooms;
    private final double rate;
    private final int messages;
    private final Latencies acknowledged;
    private final Latencies delivered;

    Paced(EngineContestant engine, double rate, Duration time) {
        this.engine = engine;
        this.rooms = engine.rooms();
        this.rate = rate;
        this.messages = (int) Math.max(1, rate * time.toNanos() / 1e9);
        this.acknowledged = new Latencies(messages);
        this.delivered = new Latencies(2 * messages);
    }

    LoadResult.Times run() {
        long start = System.nanoTime() + 1_000_000;
        for (int i = 0; i < rooms.size(); i++) {
            int place = i;
            long base = rooms.get(i).next();
            rooms.get(i)
                    .report(number ->
                            delivered.add(System.nanoTime() - due(start, (number - base) * rooms.size() + place)));
        }
        for (int i = 0; i < messages; i++) {
            long due = due(start, i);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            var unused = rooms.get(i % rooms.size()).send().whenComplete((sent, error) -> {
                acknowledged.add(System.nanoTime() - due);
                if (error != null) {
                    engine.failed(error);
                }
            });
        }
        engine.settle();
        rooms.forEach(room -> room.report(number -> {}));
        return new LoadResult.Times(
                rate,
                acknowledged.percentile(50),
                acknowledged.percentile(99),
                delivered.percentile(50),
                delivered.percentile(99));
    }

    private long due(long start, long message) {
        return start + (long) (message * 1e9 / rate);
    }
}
