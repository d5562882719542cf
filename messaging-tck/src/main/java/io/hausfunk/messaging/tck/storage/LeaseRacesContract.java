// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static io.hausfunk.messaging.tck.storage.LeaseDesk.LONG;
import static io.hausfunk.messaging.tck.storage.LeaseDesk.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many who want the same lease. */
abstract class LeaseRacesContract extends StorageContract {
    private static final String TAKES = "Takes a lease if nobody else holds it.";
    private static final String TOKENS = "a number that is higher than that of every earlier lease of this name";
    private static final String FENCE = "Nobody else can take the lease between the check and the commit.";
    private static final int ROUNDS = 20;

    @Test
    @Promise({TAKES, TOKENS})
    void of_many_who_ask_at_once_one_gets_the_lease() {
        race(store, store);
    }

    @Test
    @Promise({TAKES, TOKENS, "whether several nodes may use the same data at once"})
    void of_two_nodes_that_ask_at_once_one_gets_the_lease() {
        race(store, secondNode());
    }

    @Test
    @Promise({TAKES, TOKENS})
    void of_many_who_wait_for_a_lease_to_run_out_one_gets_it() {
        LeaseDesk desk = new LeaseDesk(harness, store);
        String name = LeaseDesk.name();
        Lease lost = desk.take(name, SHORT);
        desk.aSecondPasses();

        List<Lease> given = Parallel.onAllThreads(thread -> desk.ask(name, UUID.randomUUID(), LONG)).stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(given).hasSize(1);
        assertThat(given.get(0).token()).isGreaterThan(lost.token());
    }

    @Test
    @Promise({"all of it is visible to every later call of every node, or nothing of it", TAKES})
    void another_node_sees_every_lease_at_once() {
        LeaseDesk here = new LeaseDesk(harness, store);
        LeaseDesk there = new LeaseDesk(harness, secondNode());
        Lease lease = here.take(LeaseDesk.name(), LONG);

        assertThat(there.held(lease.name())).contains(lease);
        assertThat(there.ask(lease.name(), UUID.randomUUID(), LONG)).isEmpty();
        store.leases().release(lease);
        assertThat(there.held(lease.name())).isEmpty();
        assertThat(there.take(lease.name(), LONG).token()).isGreaterThan(lease.token());
    }

    @Test
    @Promise(FENCE)
    void nothing_of_the_holder_before_lands_after_the_first_entry_of_the_next() {
        for (int round = 0; round < ROUNDS; round++) {
            takeOver(store);
        }
    }

    @Test
    @Promise({FENCE, "whether several nodes may use the same data at once"})
    void nothing_of_the_node_before_lands_after_the_first_entry_of_the_next() {
        MessagingStorage other = secondNode();
        for (int round = 0; round < ROUNDS; round++) {
            takeOver(other);
        }
    }

    private void race(MessagingStorage one, MessagingStorage other) {
        String name = LeaseDesk.name();
        long latest = Long.MIN_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            List<Lease> given = Parallel.onAllThreads(thread ->
                            new LeaseDesk(harness, thread % 2 == 0 ? one : other).ask(name, UUID.randomUUID(), LONG))
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();

            assertThat(given).hasSize(1);
            Lease lease = given.get(0);
            assertThat(lease.token()).isGreaterThan(latest);
            assertThat(store.leases().held(name, 10)).containsExactly(lease);
            latest = lease.token();
            store.leases().release(lease);
        }
    }

    /** Anna's holder writes until it may not any more, while the lease goes to Ben's, which writes once. */
    private void takeOver(MessagingStorage successor) {
        ConversationRef ref = group();
        Lease annas = new LeaseDesk(harness, store).take(LeaseDesk.name(), LONG);
        CountDownLatch going = new CountDownLatch(3);
        AtomicBoolean taken = new AtomicBoolean();
        Callable<Long> before = () -> {
            long entries = 0;
            try {
                for (boolean over = false; !over; entries++) {
                    over = taken.get();
                    append(store, annas, ref, anna);
                    going.countDown();
                }
            } catch (ConflictException lost) {
                return entries;
            } finally {
                LongStream.range(0, 3).forEach(rest -> going.countDown());
            }
            throw new AssertionError("an entry is taken under a lease that is lost");
        };
        Callable<Long> next = () -> {
            going.await(60, TimeUnit.SECONDS);
            successor.leases().release(annas);
            Lease bens = new LeaseDesk(harness, successor).take(annas.name(), LONG);
            append(successor, bens, ref, ben);
            taken.set(true);
            return 1L;
        };

        List<Long> written = Parallel.together(List.of(before, next));

        long head = 1 + written.get(0) + written.get(1);
        assertThat(conversation(ref).head()).isEqualTo(head);
        assertThat(store.entries()
                        .readBackward(new EntryRange(ref, 0, head), 1)
                        .get(0)
                        .author())
                .as("whose entry is the last")
                .isEqualTo(ben);
    }

    private static void append(MessagingStorage node, Lease lease, ConversationRef ref, PersonKey author) {
        node.entries()
                .appendUnder(lease, List.of(EntryDraft.message(ref).by(author).entry()));
    }
}
