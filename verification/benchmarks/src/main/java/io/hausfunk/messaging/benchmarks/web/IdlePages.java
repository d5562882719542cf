// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What pages of signed-in people take that rest: one page a person, with its listeners and its device. */
final class IdlePages {
    private static final int AT_ONCE = 50;
    private static final int REST_SECONDS = 30;

    private IdlePages() {}

    static String measure(int count) throws Exception {
        try (PageClient client = new PageClient();
                ServerProcess server = ServerProcess.start("gateway")) {
            PageClient.done(client.page(server, "first", frame -> {}));
            long[] before = server.memory();
            for (int from = 0; from < count; from += AT_ONCE) {
                List<Future<WebSocket>> some = new ArrayList<>();
                for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                    some.add(client.page(server, "idle" + i, frame -> {}));
                }
                PageClient.done(Future.all(some));
            }
            long[] after = server.memory();
            Usage busy = server.usage();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(REST_SECONDS));
            Usage resting = server.usage().since(busy);
            return String.format(
                    Locale.ROOT,
                    "%d idle pages: heap %d MB and buffers %d MB (%d MB before); resident %d MB; at rest %.1f ms of processor a second%n",
                    count,
                    after[0] >> 20,
                    after[1] >> 20,
                    (before[0] + before[1]) >> 20,
                    after[2] >> 20,
                    resting.processorNanos() / 1e6 / REST_SECONDS);
        }
    }
}
