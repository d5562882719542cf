// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.footprint;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures the heap that an engine holds for each person: signed in with a listener over ten groups of fifty, with a device
 * connected, with forty colleagues watched. The store, in memory here, is there before and does not count.
 */
public final class Footprint {
    private static final int PEOPLE = 20_000;
    private static final int GROUP = 50;
    private static final int GROUPS_EACH = 10;
    private static final int COLLEAGUES = 40;
    private static final TenantId TENANT = new TenantId("footprint");
    private static final char[] PASSWORD = "only for measurements".toCharArray();

    private Footprint() {}

    /** Prints bytes for each person. */
    public static void main(String... arguments) throws IOException {
        Path file = Files.createTempDirectory("footprint").resolve("keys.p12");
        LocalKeystore.create(file, PASSWORD);
        try (Messaging messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(MasterKeys.fromKeystore(file, PASSWORD))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .presence(PresencePolicy.everybodyOfTheTenant())
                .start()) {
            found(messaging);
            long before = heap();
            List<Session> sessions = new ArrayList<>(PEOPLE);
            for (int person = 0; person < PEOPLE; person++) {
                sessions.add(done(messaging.openSession(TENANT, user(person))));
            }
            long open = said("a session", before);
            for (Session session : sessions) {
                done(session.listen(entry -> {}));
            }
            long listening = said("its listener over " + GROUPS_EACH + " conversations", open);
            List<Object> kept = new ArrayList<>();
            for (Session session : sessions) {
                kept.add(session.presence().connect(PresenceChoice.automatic()));
            }
            long connected = said("its device", listening);
            for (int person = 0; person < PEOPLE; person++) {
                Set<UserId> colleagues = new HashSet<>();
                for (int next = 1; next <= COLLEAGUES; next++) {
                    colleagues.add(user((person + next) % PEOPLE));
                }
                kept.add(done(sessions.get(person).presence().watch(colleagues, changes -> {})));
            }
            said("its watch of " + COLLEAGUES + " colleagues", connected);
            if (kept.size() != 2 * PEOPLE) {
                throw new IllegalStateException();
            }
        }
    }

    private static void found(Messaging messaging) {
        for (int round = 0; round < GROUPS_EACH; round++) {
            for (int first = 0; first < PEOPLE; first += GROUP) {
                List<UserId> people = new ArrayList<>();
                for (int place = 1; place < GROUP; place++) {
                    people.add(user(member(round, first, place)));
                }
                Session owner = done(messaging.openSession(TENANT, user(member(round, first, 0))));
                done(owner.conversations().createGroup(NewGroup.titled("group").with(people)));
                owner.close();
            }
        }
    }

    /** Other neighbours in each round. */
    private static int member(int round, int first, int place) {
        int number = first + place;
        return round == 0 ? number : (int) ((long) number * (2L * round * GROUP + 1) % PEOPLE);
    }

    private static UserId user(int number) {
        return UserId.of("person-" + number);
    }

    private static long said(String what, long before) {
        long after = heap();
        System.out.printf(Locale.ROOT, "%-40s %,8d bytes%n", what, (after - before) / PEOPLE);
        return after;
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            memory.gc();
            used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
