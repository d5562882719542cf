// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final TenantId TENANT = new TenantId("outbox");

    private final Rows rows = new Rows();
    private final List<String> reported = new ArrayList<>();
    private final Faults faults = (part, fault) -> reported.add(part);
    private final ConversationRef busy = conversation();
    private final ConversationRef quiet = conversation();
    private final List<OutboxMessage> delivered = new ArrayList<>();

    @Test
    void a_long_backlog_delays_other_conversations_by_a_few_messages_only() {
        List<OutboxMessage> backlog = waiting(1, busy, 1000);
        OutboxMessage sameSlot = waiting(1, conversation(), 1).get(0);
        OutboxMessage other = waiting(7, quiet, 1).get(0);

        relay(delivered::add).run();

        assertThat(delivered.indexOf(other)).isLessThan(100);
        assertThat(delivered.indexOf(sameSlot)).as("behind it in its slot").isLessThan(1000);
        assertThat(delivered).hasSize(1002);
        assertThat(delivered.stream().filter(backlog::contains)).isEqualTo(backlog);
        assertThat(rows.waiting).isEmpty();
        assertThat(rows.read).as("messages read").isLessThan(25_000);
    }

    @Test
    void a_message_that_ends_in_an_error_holds_up_only_those_behind_it_in_its_conversation() {
        List<OutboxMessage> poisoned = waiting(1, busy, 500);
        List<OutboxMessage> others = waiting(1, quiet, 2);
        others.addAll(waiting(2, conversation(), 30));
        boolean[] poison = {true};
        OutboxRelay relay = relay(message -> {
            if (poison[0] && message.equals(poisoned.get(1))) {
                throw new StackOverflowError("what the host's class does with it");
            }
            return delivered.add(message);
        });

        relay.run();

        assertThat(delivered).containsExactlyInAnyOrderElementsOf(and(others, poisoned.get(0)));
        assertThat(reported).containsExactly("outbox");
        assertThat(told(relay)).contains("StackOverflowError");

        poison[0] = false;
        relay.run();

        assertThat(delivered.stream().filter(poisoned::contains)).isEqualTo(poisoned);
        assertThat(told(relay)).doesNotContain("StackOverflowError");
    }

    @Test
    void what_cannot_be_read_or_put_aside_holds_nobody_else_up() {
        OutboxMessage unreadable = waiting(1, busy, 1).get(0);
        OutboxMessage stubborn = waiting(2, conversation(), 1).get(0);
        List<OutboxMessage> others = waiting(3, quiet, 3);
        rows.refusing = position -> {
            if (position.slot() == 2) {
                throw new IllegalStateException("the host's store is at fault");
            }
        };

        relay(message -> !message.equals(unreadable) && !message.equals(stubborn) && delivered.add(message))
                .run();

        assertThat(delivered).isEqualTo(others);
        assertThat(rows.refused).containsExactly(Map.entry(new OutboxPosition(1, 1), ErrorCode.UNREADABLE));
        assertThat(rows.waiting.values()).containsExactly(stubborn);
    }

    @Test
    void what_was_sent_before_the_hosts_database_failed_is_told_and_goes_on() {
        waiting(1, busy, 3);
        rows.failing = true;
        OutboxRelay relay = relay(delivered::add);
        relay.run();
        assertThat(told(relay)).contains("the outbox of the application does not answer");
        rows.failing = false;
        relay.run();
        assertThat(delivered).hasSize(3);
        assertThat(told(relay)).doesNotContain("does not answer");
    }

    private OutboxRelay relay(OutboxRelay.Delivery delivery) {
        return new OutboxRelay(rows, delivery, faults);
    }

    private static String told(OutboxRelay relay) {
        HealthReport report = new HealthReport();
        relay.report(report);
        return report.health(Optional.empty()).findings().toString();
    }

    private static List<OutboxMessage> and(List<OutboxMessage> some, OutboxMessage more) {
        List<OutboxMessage> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    private List<OutboxMessage> waiting(int slot, ConversationRef conversation, int count) {
        List<OutboxMessage> made = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            OutboxMessage message = new OutboxMessage(
                    conversation, new PersonKey(UUID.randomUUID()), UUID.randomUUID(), SealedBytes.copyOf(new byte[] {1
                    }));
            rows.waiting.put(new OutboxPosition(slot, rows.numbers.merge(slot, 1L, Long::sum)), message);
            made.add(message);
        }
        return made;
    }

    private static ConversationRef conversation() {
        return new ConversationRef(TENANT, new ConversationId(UUID.randomUUID()));
    }

    private interface Refusing {
        void at(OutboxPosition position);
    }

    /** The host's rows. */
    private static final class Rows implements OutboxStore {
        private final NavigableMap<OutboxPosition, OutboxMessage> waiting = new TreeMap<>();
        private final Map<OutboxPosition, ErrorCode> refused = new HashMap<>();
        private final Map<Integer, Long> numbers = new HashMap<>();
        private Refusing refusing = position -> {};
        private boolean failing;
        private int read;

        @Override
        public List<WaitingMessage> waiting(OutboxPosition after, int limit) {
            if (failing) {
                throw new StorageException(ErrorCode.STORAGE_UNAVAILABLE, "away");
            }
            List<WaitingMessage> page = waiting.tailMap(after, false).entrySet().stream()
                    .limit(limit)
                    .map(row -> new WaitingMessage(row.getKey(), row.getValue()))
                    .toList();
            read += page.size();
            return page;
        }

        @Override
        public void remove(Collection<OutboxPosition> sent) {
            sent.forEach(waiting::remove);
        }

        @Override
        public void refuse(OutboxPosition position, ErrorCode reason) {
            refusing.at(position);
            refused.put(position, reason);
            waiting.remove(position);
        }

        @Override
        public long refused() {
            return refused.size();
        }
    }
}
