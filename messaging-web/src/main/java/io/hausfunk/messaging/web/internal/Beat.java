// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pings pages, gives up silent ones, and asks the host whether people are still signed in. */
final class Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
    private static final int CHECK_SECONDS = 60;

    private final ConnectedPages pages;
    private final Runnable alsoEachTick;
    private final Predicate<Visitor> check;
    private final Clock time;
    private final ScheduledExecutorService clock = one("hausfunk-web-clock");
    private final ScheduledExecutorService checks = one("hausfunk-web-checks");

    Beat(ConnectedPages pages, Runnable alsoEachTick, Predicate<Visitor> check, Clock time) {
        this.time = time;
        this.pages = pages;
        this.alsoEachTick = alsoEachTick;
        this.check = check;
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        unused = checks.scheduleWithFixedDelay(this::checkAll, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    void tick() {
        Instant now = time.instant();
        guarded(alsoEachTick);
        pages.all()
                .forEach(page -> guarded(() -> {
                    if (page.visitor().validUntil().filter(now::isAfter).isPresent()) {
                        page.finish(CloseCode.SIGNED_OUT, Duration.ZERO);
                    }
                    page.tick();
                }));
    }

    private void checkAll() {
        pages.all()
                .forEach(page -> guarded(() -> {
                    if (!check.test(page.visitor())) {
                        page.finish(CloseCode.SIGNED_OUT, Duration.ZERO);
                    }
                }));
    }

    /** One page that fails must not stop the beat of the others. A host that cannot answer now ends nobody's session. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOG.warn("A page's beat failed: {}", e.getClass().getName());
        }
    }

    void close() {
        clock.shutdown();
        checks.shutdown();
    }

    private static ScheduledExecutorService one(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
