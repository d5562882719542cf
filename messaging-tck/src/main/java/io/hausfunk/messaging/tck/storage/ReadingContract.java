// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading forward, backward, by name. */
abstract class ReadingContract extends StorageContract {
    private static final String ASCENDING = "each ascending by number without gaps";
    private static final String LIMIT = "Stops when {@code limit} entries are found.";
    private static final String DESCENDING = "The last entries of a range, descending by number.";
    private static final String AFTER = "entries with a higher number than this; 0 for all from the first";
    private static final String UP_TO = "entries with at most this number; {@link Long#MAX_VALUE} for no end";
    private static final String NONE = "A range of a conversation that does not exist is empty.";
    private static final String EMPTY = "A range with {@code upTo <= after} is allowed and empty.";

    private static final long END = Long.MAX_VALUE;

    @Test
    @Promise({ASCENDING, AFTER, UP_TO})
    void a_range_begins_after_its_first_and_ends_with_its_last_number() {
        ConversationRef ref = groupWith(10);

        assertThat(read(ref, 0, END)).isEqualTo(upward(1, 10));
        assertThat(read(ref, 3, END)).isEqualTo(upward(4, 10));
        assertThat(read(ref, 0, 4)).isEqualTo(upward(1, 4));
        assertThat(read(ref, 3, 7)).isEqualTo(upward(4, 7));
        assertThat(read(ref, 9, 99)).containsExactly(10L);
    }

    @Test
    @Promise(EMPTY)
    void an_empty_range_is_empty_in_both_directions() {
        ConversationRef ref = groupWith(5);

        assertThat(read(ref, 3, 3)).isEmpty();
        assertThat(read(ref, 4, 2)).isEmpty();
        assertThat(read(ref, 5, END)).isEmpty();
        assertThat(read(ref, 1000, 2000)).isEmpty();
        assertThat(readBackward(ref, 3, 3, 9)).isEmpty();
        assertThat(readBackward(ref, 4, 2, 9)).isEmpty();
        assertThat(readBackward(ref, 5, END, 9)).isEmpty();
    }

    @Test
    @Promise(NONE)
    void a_conversation_that_does_not_exist_is_read_as_empty() {
        ConversationRef nowhere = FreshIds.conversation(tenant);
        ConversationRef ref = groupWith(2);

        assertThat(readBackward(nowhere, 0, END, 9)).isEmpty();
        assertThat(store.entries().read(List.of(whole(nowhere), whole(ref)), 9)).hasSize(2);
    }

    @Test
    @Promise("Entries of some ranges, range by range in the order given")
    void several_ranges_come_one_after_the_other() {
        ConversationRef one = groupWith(4);
        ConversationRef two = groupWith(4);

        List<StoredEntry> entries = store.entries()
                .read(List.of(new EntryRange(two, 2, END), new EntryRange(one, 0, 2), new EntryRange(two, 0, 1)), 99);

        assertThat(entries.stream().map(StoredEntry::conversation)).containsExactly(two, two, one, one, two);
        assertThat(numbers(entries)).containsExactly(3L, 4L, 1L, 2L, 1L);
    }

    @Test
    @Promise({LIMIT, "1 to 1000, over all ranges together"})
    void the_limit_counts_over_all_ranges() {
        ConversationRef one = groupWith(4);
        ConversationRef two = groupWith(4);
        List<EntryRange> both = List.of(whole(one), whole(two));

        assertThat(numbers(store.entries().read(both, 3))).containsExactly(1L, 2L, 3L);
        assertThat(numbers(store.entries().read(both, 4))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(store.entries().read(both, 6))).containsExactly(1L, 2L, 3L, 4L, 1L, 2L);
    }

    @Test
    @Promise("any number of ranges, also none")
    void no_ranges_give_nothing_and_very_many_are_read() {
        ConversationRef ref = groupWith(5);
        List<EntryRange> many = new ArrayList<>(Collections.nCopies(2_500, new EntryRange(ref, 5, END)));
        many.add(whole(ref));

        assertThat(store.entries().read(List.of(), 10)).isEmpty();
        assertThat(numbers(store.entries().read(many, 10))).isEqualTo(upward(1, 5));
    }

    @Test
    @Promise({ASCENDING, LIMIT})
    void pages_of_the_largest_size_hold_everything_once() {
        ConversationRef ref = groupWith(2_100);

        List<Long> paged = new ArrayList<>();
        List<Long> page;
        do {
            long last = paged.isEmpty() ? 0 : paged.get(paged.size() - 1);
            page = numbers(store.entries().read(List.of(new EntryRange(ref, last, END)), 1000));
            paged.addAll(page);
        } while (page.size() == 1000);

        assertThat(paged).isEqualTo(upward(1, 2_100));
    }

    @Test
    @Promise(DESCENDING)
    void reading_backward_begins_with_the_last_entry_of_the_range() {
        ConversationRef ref = groupWith(10);

        assertThat(readBackward(ref, 0, END, 3)).containsExactly(10L, 9L, 8L);
        assertThat(readBackward(ref, 0, 5, 3)).containsExactly(5L, 4L, 3L);
        assertThat(readBackward(ref, 3, 5, 1000)).containsExactly(5L, 4L);
        assertThat(readBackward(ref, 0, END, 1000)).hasSize(10).endsWith(1L);
    }

    @Test
    @Promise(DESCENDING)
    void both_directions_return_the_same_entries() {
        ConversationRef ref = groupWith(6);

        List<StoredEntry> backward = new ArrayList<>(store.entries().readBackward(whole(ref), 100));
        Collections.reverse(backward);

        assertThat(backward).isEqualTo(all(ref));
    }

    @Test
    @Promise("The entry that the sender gave this name, if there is one.")
    void an_entry_is_found_by_its_name_only() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        ConversationRef other = group();

        assertThat(store.entries().find(ref, entry.name()).map(StoredEntry::sequence))
                .contains(2L);
        assertThat(store.entries().find(ref, FreshIds.name())).isEmpty();
        assertThat(store.entries().find(other, entry.name())).isEmpty();
        assertThat(store.entries().find(FreshIds.conversation(tenant), entry.name()))
                .isEmpty();
    }

    /** A group whose last entry has this number. */
    private ConversationRef groupWith(int head) {
        ConversationRef ref = group();
        List<NewEntry> entries = Stream.generate(() -> EntryDraft.message(ref).entry())
                .limit(head - 1L)
                .toList();
        for (int from = 0; from < entries.size(); from += 1000) {
            store.entries().append(entries.subList(from, Math.min(from + 1000, entries.size())));
        }
        return ref;
    }

    private List<Long> read(ConversationRef ref, long after, long upTo) {
        return numbers(store.entries().read(List.of(new EntryRange(ref, after, upTo)), 1000));
    }

    @Test
    @Promise({
        "Entries of a range that stand for themselves: those that are neither about an earlier one, by {@link Effect.About}, nor"
                + " part of what one began, by {@link Effect.PartOf}. Emptied ones are among them.",
        "whether the last ones are read, descending by number, or the first ones, ascending"
    })
    void what_stands_for_itself_is_read_in_both_directions() {
        ConversationRef ref = groupWith(4);
        Relation relation = Relation.of(7);
        append(EntryDraft.message(ref).doing(new Effect.About(2, relation)).entry());
        append(EntryDraft.message(ref)
                .doing(new Effect.PartOf(2, relation, null), new Effect.Empties(5))
                .entry());
        append(EntryDraft.message(ref).doing(new Effect.About(9, relation)).entry());
        append(EntryDraft.message(ref).doing(new Effect.Empties(2)).entry());

        assertThat(standing(ref, 0, true, 9)).containsExactly(8L, 7L, 4L, 3L, 2L, 1L);
        assertThat(standing(ref, 0, true, 3)).containsExactly(8L, 7L, 4L);
        assertThat(standing(ref, 3, false, 2)).containsExactly(4L, 7L);
        assertThat(standing(ref, 1, false, 9)).containsExactly(2L, 3L, 4L, 7L, 8L);
        assertThat(standing(FreshIds.conversation(tenant), 0, true, 9)).isEmpty();
    }

    private List<Long> standing(ConversationRef ref, long after, boolean newestFirst, int limit) {
        return numbers(store.entries().readStanding(new EntryRange(ref, after, END), newestFirst, limit));
    }

    private List<Long> readBackward(ConversationRef ref, long after, long upTo, int limit) {
        return numbers(store.entries().readBackward(new EntryRange(ref, after, upTo), limit));
    }

    private static EntryRange whole(ConversationRef ref) {
        return new EntryRange(ref, 0, END);
    }

    private static List<Long> upward(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().collect(Collectors.toList());
    }
}
