// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Two people who write, hear, read, mark, send files and sign in, one thing after the other and some of each a second. */
final class QuietPair {
    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private static final byte[] FILE = "a small file".getBytes(StandardCharsets.UTF_8);

    private final Messaging messaging;
    private final TenantId tenant = new TenantId("quiet");
    private final UserId ben = UserId.of("ben");
    private final Conversation sender;
    private final Conversation reader;
    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();

    QuietPair(Messaging messaging) {
        this.messaging = messaging;
        Session annas = answer(messaging.openSession(tenant, UserId.of("anna")));
        Session bens = answer(messaging.openSession(tenant, ben));
        sender = answer(annas.conversations().direct(ben));
        reader = answer(bens.conversations().open(sender.id()));
        answer(bens.listen(entry -> heard.add(entry.sequence())));
    }

    /** What happened in some time: milliseconds of each kind of call, and what was refused. */
    static final class Times {
        private final Map<String, List<Double>> millis = new LinkedHashMap<>();
        private final List<String> failures = new ArrayList<>();

        List<String> failures() {
            return failures;
        }

        Map<String, List<Double>> millis() {
            return millis;
        }

        private void measure(String what, Supplier<?> call) {
            long begin = System.nanoTime();
            try {
                var unused = call.get();
            } catch (RuntimeException e) {
                failures.add(what + ": " + e.getMessage());
            }
            millis.computeIfAbsent(what, name -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
            if (!what.equals("send")) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    Times run(Duration time) {
        Times times = new Times();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            long[] number = new long[1];
            times.measure(
                    "send",
                    () -> number[0] = answer(sender.send(Draft.text("quiet"))).sequence());
            times.measure("hear", () -> hear(number[0]));
            times.measure("read", () -> answer(reader.readBefore(Long.MAX_VALUE, 10)));
            times.measure("mark", () -> answer(reader.markRead(1)));
            times.measure(
                    "file",
                    () -> answer(sender.attachments().upload(NewAttachment.unnamed(), new ByteArrayInputStream(FILE))));
            times.measure("sign in", () -> {
                answer(messaging.openSession(tenant, ben)).close();
                return true;
            });
        }
        return times;
    }

    private boolean hear(long number) {
        try {
            Long next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (next != null && next < number) {
                next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (next == null || next != number) {
                throw new IllegalStateException("#" + number + " was not heard");
            }
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
