// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.internal.Gateway;
import io.hausfunk.messaging.web.internal.GatewaySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Pages and requests that are broken in every way, all at once. Nothing may fail that nobody foresaw, and nothing may grow. */
class FuzzTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId TENANT = new TenantId("acme");
    private static final int PAGES = 12;
    private static final int STEPS = 4_000;
    private static final long THOROUGH_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** What caches and the few messages that a step may store take. */
    private static final long ROOM = 24L << 20;

    private final long seed = Long.getLong("hausfunk.fuzz.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final AtomicLong time = new AtomicLong();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<String> conversations = new ArrayList<>();
    private final FuzzedFrames frames = new FuzzedFrames(random, conversations);
    private final FuzzedPage[] pages = new FuzzedPage[PAGES];
    private final List<CompletionStage<Boolean>> answers = new ArrayList<>();
    private final List<String> polls = new CopyOnWriteArrayList<>();
    private long steps;

    @Test
    void no_frame_and_no_request_makes_the_gateway_fail_or_grow() {
        List<UserId> people = List.of(UserId.of("anna"), UserId.of("ben"), UserId.of("carla"));
        long begun = System.nanoTime();
        long settled = 0;
        long threads = 0;
        do {
            try (Messaging messaging = Messaging.builder()
                    .storage(MemoryStorage.create())
                    .keys(FreshMasterKeys.fresh())
                    .start()) {
                found(messaging);
                Gateway gateway = Gateway.start(
                        messaging,
                        GatewaySettings.DEFAULT.withMaxPages(PAGES * 4, 8).withNanoTime(time::get));
                for (int i = 0; i < STEPS; i++) {
                    step(
                            gateway,
                            Visitor.of(
                                    TENANT, people.get(random.nextInt(people.size())), "session " + random.nextInt(4)));
                    time.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
                }
                emptied(gateway);
                messaging.metrics().forEach((name, value) -> {
                    if (name.startsWith("hausfunk.faults") && value > 0) {
                        complaints.add(name);
                    }
                });
                gateway.close();
            }
            assertThat(complaints).as("seed %d", seed).isEmpty();
            long used = used();
            settled = settled == 0 ? used : settled;
            threads = threads == 0 ? Thread.activeCount() : threads;
            assertThat(used).as("heap, seed %d", seed).isLessThan(settled + ROOM);
            assertThat((long) Thread.activeCount()).as("threads").isLessThanOrEqualTo(threads + 8);
        } while (THOROUGH && System.nanoTime() - begun < THOROUGH_NANOS);
        System.out.printf("fuzzed: %d steps, seed %d, heap %d to %d KiB%n", steps, seed, settled >> 10, used() >> 10);
    }

    private void found(Messaging messaging) {
        conversations.clear();
        conversations.add(UUID.randomUUID().toString());
        conversations.add("x");
        try (Session anna = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("anna")))) {
            Conversation direct = Await.within(PATIENCE, anna.conversations().direct(UserId.of("ben")));
            Await.within(PATIENCE, direct.send(Draft.text("Moin")));
            conversations.add(direct.id().toString());
        }
    }

    private void step(Gateway gateway, Visitor visitor) {
        steps++;
        int slot = random.nextInt(PAGES);
        FuzzedPage page = pages[slot];
        if (page == null || page.closed()) {
            pages[slot] = connected(gateway, visitor);
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> page.disappear();
            case 1 -> page.channel().receivedTooMuch();
            case 2 -> gateway.signedOut("session " + random.nextInt(4));
            case 3, 4 -> page.reads(false);
            case 5, 6, 7 -> page.reads(true);
            case 8, 9, 10, 11, 12, 13 ->
                request(gateway, random.nextInt(8) == 0 ? Optional.empty() : Optional.of(visitor));
            default -> page.channel().received(frames.next(steps));
        }
    }

    private FuzzedPage connected(Gateway gateway, Visitor visitor) {
        FuzzedPage page = new FuzzedPage(complaints::add);
        page.open(gateway, visitor);
        if (random.nextInt(10) > 0) {
            String ticket = random.nextInt(10) == 0 ? "AAAA" : TestPage.ticket(gateway, visitor);
            FuzzedPage before = pages[random.nextInt(PAGES)];
            String cursor = random.nextBoolean() || before == null ? "" : ",\"since\":\"" + before.cursor() + '"';
            page.channel().received("{\"t\":\"hello\",\"ticket\":\"" + ticket + '"' + cursor + '}');
        }
        return page;
    }

    private void request(Gateway gateway, Optional<Visitor> visitor) {
        String poll = polls.isEmpty() ? "0".repeat(32) : polls.get(random.nextInt(polls.size()));
        FuzzedRequest request = new FuzzedRequest(random, conversations, poll, visitor, complaints::add);
        answers.add(gateway.serve(request).handle((done, trouble) -> {
            if (trouble == null) {
                request.answered();
                request.poll().ifPresent(polls::add);
            }
            return true;
        }));
    }

    /** All hang up; those that poll are given up. */
    private void emptied(Gateway gateway) {
        for (int slot = 0; slot < PAGES; slot++) {
            if (pages[slot] != null) {
                pages[slot].reads(true);
                pages[slot].disappear();
                pages[slot] = null;
            }
        }
        time.addAndGet(TimeUnit.MINUTES.toNanos(5));
        gateway.tick();
        time.addAndGet(TimeUnit.MINUTES.toNanos(5));
        gateway.tick();
        for (CompletionStage<Boolean> answer : answers) {
            try {
                Await.within(PATIENCE, answer);
            } catch (RuntimeException e) {
                complaints.add("a request without an end: " + e.getClass().getName());
            }
        }
        answers.clear();
        polls.clear();
        if (gateway.pages() > 0) {
            complaints.add("pages that stay: " + gateway.pages());
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
