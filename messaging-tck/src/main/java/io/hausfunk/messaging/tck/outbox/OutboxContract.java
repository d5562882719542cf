// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import io.hausfunk.messaging.tck.internal.PromiseQuoting;
import io.hausfunk.messaging.tck.outbox.OutboxHarness.HostTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that an outbox promises, as checks. The test of an outbox is a subclass that says how to make one. */
@ExtendWith(PromiseQuoting.class)
public abstract class OutboxContract {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 15;

    private final ConversationRef conversation = conversation();
    private OutboxHarness harness;

    /** For the test of an outbox. */
    protected OutboxContract() {}

    /** Called for each check; closed after it. */
    protected abstract OutboxHarness newHarness();

    @BeforeEach
    void open() {
        harness = newHarness();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    @Promise("the message exists if, and only if, the host commits")
    void a_message_appears_with_the_commit_as_it_was_written() {
        OutboxMessage message = message(conversation, 1024);
        HostTransaction transaction = harness.begin();
        transaction.outbox().write(message);
        assertThat(waiting()).isEmpty();
        transaction.commit();

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(message);
    }

    @Test
    @Promise("the message exists if, and only if, the host commits")
    void what_was_rolled_back_never_appears() {
        HostTransaction transaction = harness.begin();
        transaction.outbox().write(message(conversation, 9));
        transaction.rollback();
        OutboxMessage next = commit(message(conversation, 9));

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(next);
    }

    @Test
    @Promise({"messages of one conversation keep the order of their commits", "Messages that wait, by position."})
    void messages_of_a_conversation_come_in_the_order_of_their_commits() {
        List<OutboxMessage> written = IntStream.range(0, 20)
                .mapToObj(n -> commit(message(n % 2 == 0 ? conversation : conversation(), 9)))
                .toList();

        List<OutboxMessage> found =
                waiting().stream().map(WaitingMessage::message).toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
        assertThat(found.stream().filter(this::here))
                .isEqualTo(written.stream().filter(this::here).toList());
        assertThat(waiting()).extracting(WaitingMessage::position).isSorted();
    }

    private boolean here(OutboxMessage message) {
        return message.conversation().equals(conversation);
    }

    @Test
    @Promise(
            "If one is shown, then all of its slot with lower numbers are committed, rolled back, or gone: none can appear later.")
    void nothing_appears_before_what_was_shown() {
        AtomicInteger left = new AtomicInteger(WRITERS);
        List<Callable<List<WaitingMessage>>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            work.add(() -> {
                try {
                    return write();
                } finally {
                    left.decrementAndGet();
                }
            });
        }
        work.add(() -> {
            Map<Integer, OutboxPosition> seen = new HashMap<>();
            List<WaitingMessage> all = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = left.get() > 0;
                behind(seen, all);
            }
            return all;
        });
        List<WaitingMessage> followed = Parallel.together(work).get(WRITERS);

        assertThat(followed).isEqualTo(waiting());
        assertThat(followed).hasSizeGreaterThan(WRITERS);
    }

    private List<WaitingMessage> write() {
        for (int n = 0; n < TRANSACTIONS; n++) {
            HostTransaction transaction = harness.begin();
            transaction.outbox().write(message(conversation, 9));
            for (int pause = ThreadLocalRandom.current().nextInt(20_000); pause > 0; pause--) {
                Thread.onSpinWait();
            }
            if (n % 5 == 3) {
                transaction.rollback();
            } else {
                transaction.commit();
            }
        }
        return List.of();
    }

    /** Reads on where each slot was left. */
    private void behind(Map<Integer, OutboxPosition> seen, List<WaitingMessage> all) {
        OutboxPosition from = seen.values().stream().findFirst().orElse(OutboxPosition.BEGINNING);
        for (WaitingMessage waiting : harness.store().waiting(from, 1000)) {
            seen.put(waiting.position().slot(), waiting.position());
            all.add(waiting);
        }
    }

    @Test
    @Promise("where to go on")
    void pages_go_on_where_the_one_before_ended() {
        List<OutboxMessage> written = IntStream.range(0, 7)
                .mapToObj(n -> commit(message(conversation(), 9)))
                .toList();
        List<OutboxMessage> found = new ArrayList<>();
        OutboxPosition after = OutboxPosition.BEGINNING;
        List<WaitingMessage> page;
        do {
            page = harness.store().waiting(after, 3);
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            for (WaitingMessage waiting : page) {
                assertThat(waiting.position()).isGreaterThan(after);
                after = waiting.position();
                found.add(waiting.message());
            }
        } while (page.size() == 3);

        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @Promise({"Removes messages that were sent.", "Those that are gone already are passed over."})
    void what_was_removed_is_gone_and_nothing_else() {
        commit(message(conversation, 9));
        OutboxMessage other = commit(message(conversation, 9));
        OutboxPosition first = waiting().get(0).position();

        harness.store().remove(List.of(first));
        harness.store().remove(List.of(first));

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(other);
    }

    @Test
    @Promise({"It waits no more, and stays for the host to look at.", "How many messages were put aside."})
    void what_was_refused_waits_no_more_and_is_counted() {
        commit(message(conversation, 9));
        OutboxMessage other = commit(message(conversation, 9));

        harness.store().refuse(waiting().get(0).position(), ErrorCode.NOT_PERMITTED);

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(other);
        assertThat(harness.store().refused()).isOne();
    }

    @Test
    @Promise("may occur twice, where a host repeated a transaction")
    void a_message_may_be_written_twice() {
        OutboxMessage message = message(conversation, 9);
        commit(message);
        commit(message);

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(message, message);
    }

    @Test
    @Promise("what it says, sealed; up to 1 MiB")
    void the_longest_message_comes_back_as_it_was() {
        OutboxMessage message = commit(message(conversation, 1024 * 1024));

        assertThat(waiting()).extracting(WaitingMessage::message).containsExactly(message);
    }

    private List<WaitingMessage> waiting() {
        return harness.store().waiting(OutboxPosition.BEGINNING, 1000);
    }

    private OutboxMessage commit(OutboxMessage message) {
        HostTransaction transaction = harness.begin();
        transaction.outbox().write(message);
        transaction.commit();
        return message;
    }

    private static ConversationRef conversation() {
        return new ConversationRef(new TenantId("tenant-" + UUID.randomUUID()), new ConversationId(UUID.randomUUID()));
    }

    private static OutboxMessage message(ConversationRef conversation, int length) {
        byte[] payload = new byte[length];
        ThreadLocalRandom.current().nextBytes(payload);
        return new OutboxMessage(
                conversation, new PersonKey(UUID.randomUUID()), UUID.randomUUID(), SealedBytes.copyOf(payload));
    }
}
