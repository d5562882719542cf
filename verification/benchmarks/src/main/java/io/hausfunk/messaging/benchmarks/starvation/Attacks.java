// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import static io.hausfunk.messaging.benchmarks.starvation.QuietPair.answer;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Everything that one member was seen to silence others with. */
final class Attacks {
    private static final int PEOPLE = 5;
    private static final int GROUPS = 8;
    private static final int RENAMES_EACH = 20;
    private static final int CALLS = 5_000;
    private static final int LISTENERS = 10_000;
    private static final int WATCHES = 6_000;
    private static final int WATCHED = 1_000;
    private static final int SLOW_LISTENERS = 200;
    private static final long SLOW_NANOS = 20_000_000;

    private final Session mallory;
    private final Conversation group;
    private final List<Conversation> groups = new ArrayList<>();
    /** One of each of some people. */
    private final List<Conversation> own = new ArrayList<>();

    Attacks(Messaging messaging) {
        TenantId tenant = new TenantId("loud");
        mallory = answer(messaging.openSession(tenant, UserId.of("mallory")));
        group = answer(mallory.conversations().createGroup(NewGroup.titled("loud")));
        for (int i = 0; i < PEOPLE; i++) {
            Session one = answer(messaging.openSession(tenant, UserId.of("slow " + i)));
            own.add(answer(one.conversations().createGroup(NewGroup.titled("slow"))));
        }
        for (int i = 0; i < GROUPS; i++) {
            groups.add(answer(mallory.conversations().createGroup(NewGroup.titled("group " + i))));
        }
    }

    /** Each attack by its name. */
    Map<String, Supplier<Attack>> all() {
        Map<String, Supplier<Attack>> all = new LinkedHashMap<>();
        all.put(
                "8 groups, 20 renames each",
                () -> new Flood(
                        GROUPS * RENAMES_EACH,
                        number -> groups.get(number % GROUPS).rename("title " + number)));
        all.put("messages", () -> new Flood(CALLS, number -> group.send(Draft.text("loud"))));
        all.put(
                "unread counts",
                () -> new Flood(CALLS, number -> mallory.conversations().unread()));
        all.put("marks", () -> new Flood(CALLS, number -> group.markRead(1)));
        all.put("10,000 listeners", () -> listeners(LISTENERS, () -> {}));
        all.put("6,000 watches", this::watches);
        all.put("4 listeners that block", this::blocking);
        all.put("200 listeners of 20 ms", () -> listeners(SLOW_LISTENERS, () -> LockSupport.parkNanos(SLOW_NANOS)));
        all.put("20 files that do not end", () -> new EndlessFiles(own));
        return all;
    }

    private Attack listeners(int most, Runnable inCall) {
        return new Subscribing(most, () -> answer(mallory.listen(entry -> inCall.run())), this::news);
    }

    private Attack blocking() {
        CountDownLatch end = new CountDownLatch(1);
        Attack listening = new Subscribing(
                4,
                () -> answer(mallory.listen(entry -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })),
                this::news);
        return new Attack() {
            @Override
            public void start() {
                listening.start();
            }

            @Override
            public String told() {
                return listening.told();
            }

            @Override
            public void close() {
                end.countDown();
                listening.close();
            }
        };
    }

    private Attack watches() {
        Set<UserId> people = new HashSet<>();
        people.add(mallory.user());
        for (int i = 1; i < WATCHED; i++) {
            people.add(UserId.of("person " + i));
        }
        Supplier<Subscription> watch = () -> answer(mallory.presence().watch(people, changes -> {}));
        mallory.presence().connect(PresenceChoice.automatic());
        boolean[] busy = new boolean[1];
        return new Subscribing(WATCHES, watch, () -> {
            busy[0] = !busy[0];
            mallory.presence().choose(busy[0] ? PresenceChoice.busy() : PresenceChoice.automatic());
        });
    }

    private void news() {
        var unused = group.send(Draft.text("news"));
    }
}
