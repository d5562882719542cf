// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.nodes.NoPeers;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.internal.roll.RollLimits;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hand-over from the thread that commits: it neither blocks that thread nor throws into it. */
class DispatcherTest {
    private static final ConversationRef REF =
            new ConversationRef(new TenantId("acme"), new ConversationId(UUID.randomUUID()));
    private static final ConversationHead HEAD = new ConversationHead(REF, 1, 1);

    private final NoPeers peers = new NoPeers();
    private final Roll roll = new Roll(peers, RollLimits.USUAL, System::nanoTime, person -> {});
    private final Subscriptions subscriptions = new Subscriptions(roll);
    private final List<Runnable> work = new ArrayList<>();
    private Throwable failure;
    private final Dispatcher dispatcher = new Dispatcher(rosters(), subscriptions, task -> {
        if (failure instanceof Error error) {
            throw error;
        }
        work.add(task);
    });

    @Test
    void an_executor_without_memory_for_a_thread_stops_neither_the_caller_nor_later_signals() {
        listen();
        failure = new OutOfMemoryError("unable to create a thread");
        assertThatCode(() -> dispatcher.heard(List.of(HEAD))).doesNotThrowAnyException();
        failure = null;
        dispatcher.heard(List.of(HEAD));
        assertThat(work).hasSize(1);
    }

    @Test
    void many_signals_are_one_task_and_none_is_worked_on_by_the_caller() {
        listen();
        for (int i = 0; i < 1000; i++) {
            dispatcher.heard(List.of(HEAD));
        }
        assertThat(work).hasSize(1);
        work.remove(0).run();
        dispatcher.heard(List.of(HEAD));
        assertThat(work).hasSize(1);
    }

    @Test
    void whatever_fails_while_a_commit_is_announced_its_writer_goes_on() {
        Delivery delivery = new Delivery(
                null, subscriptions, null, null, null, null, dispatcher, null, (conversation, author) -> {});
        List<Committed> broken = new AbstractList<>() {
            @Override
            public Committed get(int index) {
                throw new NoClassDefFoundError("somebody's");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertThatCode(() -> delivery.committed(broken)).doesNotThrowAnyException();
    }

    private void listen() {
        Actor actor = new Actor(REF.tenant(), UserId.of("ben"), new PersonKey(UUID.randomUUID()));
        subscriptions.add(new LiveSubscription(
                actor, entry -> {}, null, Runnable::run, Runnable::run, positions -> null, closed -> {}));
    }

    private static Rosters rosters() {
        MemoryStorage storage = MemoryStorage.create();
        storage.open();
        return new Rosters(storage.conversations(), null, Duration.ofMinutes(1), System::nanoTime);
    }
}
