// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.message.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many subscriptions of one person, or as many as they get, and something a few hundred times a second to tell them. */
final class Subscribing implements Attack {
    private static final long EVERY_MILLIS = 5;

    private final int most;
    private final Supplier<Subscription> subscribe;
    private final Runnable news;
    private final List<Subscription> open = new ArrayList<>();
    private final ScheduledExecutorService telling =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "attack"));
    private boolean refused;

    Subscribing(int most, Supplier<Subscription> subscribe, Runnable news) {
        this.most = most;
        this.subscribe = subscribe;
        this.news = news;
    }

    @Override
    public void start() {
        try {
            while (open.size() < most) {
                open.add(subscribe.get());
            }
        } catch (LimitExceededException e) {
            refused = true;
        }
        var unused = telling.scheduleWithFixedDelay(news, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public String told() {
        return open.size() + " of " + most + " open" + (refused ? ", then refused" : "");
    }

    @Override
    public void close() {
        telling.shutdownNow();
        open.forEach(Subscription::close);
    }
}
