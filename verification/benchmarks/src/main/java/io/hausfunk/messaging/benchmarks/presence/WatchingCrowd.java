// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.presence;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An engine with many people, each with a device, and each watching the next ones. */
final class WatchingCrowd implements AutoCloseable {
    private static final TenantId TENANT = new TenantId("load");

    final LongAdder calls = new LongAdder();
    final LongAdder shown = new LongAdder();
    private final AtomicInteger changed = new AtomicInteger();
    private final Messaging messaging;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();

    WatchingCrowd(int people, int watches, int each) throws IOException {
        Path directory = Files.createTempDirectory("presence");
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, "measured".toCharArray());
        messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(MasterKeys.fromKeystore(keystore, "measured".toCharArray()))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .presence(PresencePolicy.everybodyOfTheTenant())
                .start();
        Files.delete(keystore);
        Files.delete(directory);
        List<UserId> names =
                IntStream.range(0, people).mapToObj(i -> UserId.of("p" + i)).toList();
        for (UserId name : names) {
            Session session = answer(messaging.openSession(TENANT, name));
            sessions.add(session);
            devices.add(session.presence().connect(PresenceChoice.automatic()));
        }
        for (int i = 0; i < watches; i++) {
            int first = i;
            Set<UserId> watched = IntStream.range(0, each)
                    .mapToObj(next -> names.get((first + next) % people))
                    .collect(Collectors.toSet());
            answer(sessions.get(i % people).presence().watch(watched, changes -> {
                calls.increment();
                shown.add(changes.size());
            }));
        }
    }

    /** A device says that it is still there. */
    void renew(int number) {
        devices.get(number % devices.size()).active();
    }

    /** The next one is seen otherwise than before. */
    void change() {
        int number = changed.getAndIncrement();
        Session session = sessions.get(number % sessions.size());
        boolean busy = number / sessions.size() % 2 == 0;
        session.presence().choose(busy ? PresenceChoice.busy() : PresenceChoice.automatic());
    }

    private static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        messaging.close();
    }
}
