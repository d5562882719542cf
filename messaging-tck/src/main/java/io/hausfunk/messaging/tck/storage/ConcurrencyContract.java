// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many threads on the same entries. */
abstract class ConcurrencyContract extends StorageContract {
    private static final String NUMBERS = "whatever other threads and nodes append at the same time";
    private static final String ATOMIC = "all of it is visible to every later call of every node, or nothing of it";
    /** How often each thread appends at least: a store that writes to a disk shows its races within these. */
    private static final int AT_LEAST = 60;
    /** And at most: a store in memory needs more rounds, and has them before {@link #SPENT}. */
    private static final int AT_MOST = 500;

    private static final long SPENT = TimeUnit.SECONDS.toNanos(1);

    @Test
    @Promise({NUMBERS, "come from several threads at once"})
    void eight_threads_appending_to_one_conversation_leave_no_gap_and_lose_nothing() {
        ConversationRef ref = group();

        List<List<Long>> numbers = Parallel.onAllThreads(thread -> appendOneByOne(store, ref));

        assertDense(ref, numbers);
    }

    @Test
    @Promise({NUMBERS, "whether several nodes may use the same data at once"})
    void two_nodes_appending_to_one_conversation_leave_no_gap_and_lose_nothing() {
        MessagingStorage other = secondNode();
        ConversationRef ref = group();

        List<List<Long>> numbers =
                Parallel.onAllThreads(thread -> appendOneByOne(thread % 2 == 0 ? store : other, ref));

        assertDense(ref, numbers);
    }

    @Test
    @Promise({NUMBERS, "Its order is the one in which stores take locks."})
    void batches_over_many_conversations_in_any_order_all_come_to_an_end() {
        List<ConversationRef> groups = groups(10);

        Parallel.onAllThreads(thread -> {
            List<ConversationRef> shuffled = new ArrayList<>(groups);
            for (int round = 0; round < 20; round++) {
                Collections.shuffle(shuffled);
                List<NewEntry> batch = shuffled.stream()
                        .map(ref -> EntryDraft.message(ref).entry())
                        .toList();
                assertThat(store.entries().append(batch))
                        .allSatisfy(result -> assertThat(result).isInstanceOf(Appended.class));
            }
            return thread;
        });

        groups.forEach(ref -> assertThat(conversation(ref).head()).isEqualTo(1 + 20L * Parallel.THREADS));
    }

    @Test
    @Promise({ATOMIC, "Appends in one commit."})
    void a_batch_is_seen_whole_or_not_at_all() {
        ConversationRef one = group();
        ConversationRef two = group();
        // Large, so that a store that commits it piece by piece is caught in the middle, however fast it is.
        Runnable batch = () -> store.entries()
                .append(IntStream.range(0, 300)
                        .mapToObj(number -> number % 3 == 0 ? two : one)
                        .map(ref -> EntryDraft.message(ref).entry())
                        .toList());

        assertThat(Watched.howOften(20, batch, () -> {
                    // Asked for the second first: what is seen of it must be there when the first is asked for
                    // afterwards.
                    long ofTwo = conversation(two).head() - 1;
                    long ofOne = conversation(one).head() - 1;
                    return ofOne % 200 != 0 || ofTwo % 100 != 0 || ofOne < 2 * ofTwo;
                }))
                .as("how often a part of a batch was seen")
                .isZero();
    }

    @Test
    @Promise("as of the same moment")
    void a_roster_and_its_conversation_are_of_one_moment() {
        ConversationRef ref = group();
        Runnable joining = () -> change(ref, new Joins(FreshIds.person(), Role.MEMBER));

        assertThat(Watched.howOften(100, joining, () -> {
                    Roster roster = store.conversations().roster(ref).orElseThrow();
                    // Two people came with the first entry, one more with each later one.
                    return roster.participants().size() != roster.conversation().membership() + 1;
                }))
                .as("how often participants and membership did not fit together")
                .isZero();
    }

    @Test
    @Promise("false if a conversation with this key exists already")
    void a_conversation_created_by_many_at_once_is_created_by_one() {
        ConversationRef ref = FreshIds.conversation(tenant);

        List<Boolean> created = Parallel.onAllThreads(thread -> store.conversations()
                .create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        EntryDraft.membership(ref)
                                .changing(new Joins(anna, Role.OWNER))
                                .entry()));

        assertThat(created).containsOnlyOnce(true);
        assertThat(all(ref)).hasSize(1);
    }

    @Test
    @Promise("Unique within a conversation.")
    void a_name_sent_by_many_at_once_is_stored_once() {
        ConversationRef ref = group();
        for (int round = 0; round < 20; round++) {
            NewEntry entry = EntryDraft.message(ref).entry();
            long next = conversation(ref).head() + 1;

            List<AppendResult> results = Parallel.onAllThreads(thread -> append(entry));

            assertThat(results)
                    .containsOnlyOnce(new Appended(next))
                    .containsOnly(new Appended(next), new Duplicate(next));
            assertThat(conversation(ref).head()).isEqualTo(next);
        }
    }

    private static List<Long> appendOneByOne(MessagingStorage storage, ConversationRef ref) {
        List<Long> numbers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int round = 0; round < AT_LEAST || (round < AT_MOST && System.nanoTime() - begun < SPENT); round++) {
            AppendResult result = storage.entries()
                    .append(List.of(EntryDraft.message(ref).entry()))
                    .get(0);
            assertThat(result).isInstanceOf(Appended.class);
            numbers.add(((Appended) result).sequence());
        }
        return numbers;
    }

    private void assertDense(ConversationRef ref, List<List<Long>> numbersByThread) {
        long head = 1 + numbersByThread.stream().mapToLong(List::size).sum();
        assertThat(numbersByThread)
                .as("each thread's numbers ascend")
                .allMatch(numbers -> numbers.stream().sorted().toList().equals(numbers));
        assertThat(missingOrTwice(numbersByThread.stream().flatMap(List::stream), 2, head))
                .as("numbers up to " + head + " that nobody or several were given")
                .isEmpty();
        List<Long> read = new ArrayList<>();
        for (long after = 0; after < head; after += 1000) {
            read.addAll(numbers(store.entries().read(List.of(new EntryRange(ref, after, after + 1000)), 1000)));
        }
        assertThat(missingOrTwice(read.stream(), 1, head))
                .as("numbers up to " + head + " that are missing or read twice")
                .isEmpty();
        assertThat(conversation(ref).head()).isEqualTo(head);
    }

    private static List<Long> missingOrTwice(Stream<Long> numbers, long first, long last) {
        Map<Long, Long> counts = numbers.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return LongStream.rangeClosed(first, last)
                .boxed()
                .filter(number -> counts.getOrDefault(number, 0L) != 1)
                .limit(10)
                .toList();
    }
}
