// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What counts as unread. */
abstract class UnreadContract extends StorageContract {
    private static final String OTHERS = "How many entries a person has not read, computed from the entries";
    private static final String ABOVE = "by others, with a number above both the read mark and {@code joined}";
    private static final String LEFT = "after they left, at most {@code left}";
    private static final String ABSENT =
            "a count for each conversation in which the person takes or took part; others are absent";

    @Test
    @Promise({OTHERS, ABOVE})
    void messages_by_others_count() {
        ConversationRef ref = group();
        say(ref, anna);
        say(ref, carl);
        say(ref, ben);

        assertThat(unread(ref, ben)).isEqualTo(2);
        assertThat(unread(ref, anna)).isEqualTo(2);
    }

    @Test
    @Promise(OTHERS)
    void entries_that_do_not_count_as_unread_do_not_count_whatever_their_kind() {
        ConversationRef ref = group();
        append(EntryDraft.of(ref, EntryKind.MESSAGE).by(anna).entry());
        append(EntryDraft.profile(ref)
                .by(anna)
                .describing(SampleConversations.profile())
                .entry());
        append(EntryDraft.membership(ref).by(anna).entry());

        assertThat(unread(ref, ben)).isZero();
    }

    @Test
    @Promise({OTHERS, "those that count as unread"})
    void entries_of_any_kind_count_if_they_say_so() {
        ConversationRef ref = group();
        append(EntryDraft.of(ref, EntryKind.of(123)).by(anna).unread().entry());
        append(EntryDraft.of(ref, EntryKind.PROFILE).by(anna).unread().entry());

        assertThat(unread(ref, ben)).isEqualTo(2);
    }

    @Test
    @Promise(ABOVE)
    void only_messages_above_the_read_mark_count() {
        ConversationRef ref = group();
        say(ref, anna);
        say(ref, anna);
        say(ref, anna);

        store.marks().advance(List.of(new MarkUpdate(ref, ben, 4, 0)));
        assertThat(unread(ref, ben)).isEqualTo(3);

        store.marks().advance(List.of(new MarkUpdate(ref, ben, 4, 3)));
        assertThat(unread(ref, ben)).isEqualTo(1);

        store.marks().advance(List.of(new MarkUpdate(ref, ben, 4, 4)));
        assertThat(unread(ref, ben)).isZero();
    }

    @Test
    @Promise(ABOVE)
    void messages_before_the_joining_do_not_count_even_where_they_may_be_read() {
        for (HistoryPolicy history : HistoryPolicy.values()) {
            ConversationRef ref = group(history);
            say(ref, anna);
            change(ref, new Joins(carl, Role.MEMBER));
            say(ref, anna);

            assertThat(unread(ref, carl)).as(history.toString()).isEqualTo(1);
        }
    }

    @Test
    @Promise(LEFT)
    void messages_after_the_leaving_do_not_count() {
        ConversationRef ref = group();
        say(ref, anna);
        change(ref, new Leaves(ben));
        say(ref, anna);

        assertThat(unread(ref, ben)).isEqualTo(1);
    }

    @Test
    @Promise({ABOVE, LEFT})
    void who_came_back_counts_from_the_latest_joining() {
        ConversationRef ref = group();
        say(ref, anna);
        change(ref, new Leaves(ben));
        say(ref, anna);
        change(ref, new Joins(ben, Role.MEMBER));
        say(ref, anna);

        assertThat(unread(ref, ben)).isEqualTo(1);
    }

    @Test
    @Promise(ABSENT)
    void conversations_without_the_person_are_absent() {
        ConversationRef mine = group();
        ConversationRef left = group();
        change(left, new Leaves(ben));
        ConversationRef nowhere = FreshIds.conversation(tenant);

        assertThat(unread(ben, mine, left, nowhere))
                .containsOnly(Map.entry(mine.conversation(), 0L), Map.entry(left.conversation(), 0L));
        assertThat(unread(carl, mine, left)).isEmpty();
    }

    @Test
    @Promise({OTHERS, "up to 1000 conversations"})
    void several_conversations_are_counted_at_once_and_none_gives_none() {
        ConversationRef one = group();
        ConversationRef two = group();
        say(one, anna);
        say(two, anna);
        say(two, anna);

        assertThat(unread(ben, one, two))
                .containsOnly(Map.entry(one.conversation(), 1L), Map.entry(two.conversation(), 2L));
        assertThat(unread(ben)).isEmpty();
    }

    private Long unread(ConversationRef ref, PersonKey person) {
        Long count = unread(person, ref).get(ref.conversation());
        if (count == null) {
            throw new AssertionError("a conversation in which the person takes part has no count");
        }
        return count;
    }

    private Map<ConversationId, Long> unread(PersonKey person, ConversationRef... refs) {
        return store.marks()
                .unread(
                        tenant,
                        person,
                        Stream.of(refs).map(ConversationRef::conversation).toList());
    }
}
