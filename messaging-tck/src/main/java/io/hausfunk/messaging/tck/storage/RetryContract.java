// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Conflict;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same name twice. */
abstract class RetryContract extends StorageContract {
    private static final String DUPLICATE =
            "The same name with the same fingerprint, or emptied since, is stored already under this number. Checked"
                    + " before what follows.";
    private static final String CONFLICT =
            "The same name with another fingerprint is stored already, under this number. Checked before what follows.";
    private static final String SAME_LIST = "a name that the conversation holds already (also from earlier in the same"
            + " list) gives {@link AppendResult.Duplicate} or {@link AppendResult.Conflict}";
    private static final String WROTE_NOTHING = "Everything but {@link Appended} wrote nothing.";

    @Test
    @Promise({DUPLICATE, WROTE_NOTHING})
    void appending_the_same_entry_twice_returns_the_first_number() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        say(ref, ben);

        assertThat(append(entry)).isEqualTo(new Duplicate(2));
        assertThat(numbers(all(ref))).containsExactly(1L, 2L, 3L);
        assertThat(conversation(ref).head()).isEqualTo(3);
    }

    @Test
    @Promise({CONFLICT, WROTE_NOTHING})
    void the_same_name_for_other_content_is_a_conflict() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);

        assertThat(append(EntryDraft.message(ref).named(entry.name()).entry())).isEqualTo(new Conflict(2));
        assertThat(store.entries().find(ref, entry.name()).orElseThrow().envelope())
                .isEqualTo(entry.envelope());
        assertThat(conversation(ref).head()).isEqualTo(2);
    }

    @Test
    @Promise({DUPLICATE, "so that a store can tell a retry from a conflict without reading"})
    void a_retry_sealed_anew_is_still_a_duplicate_and_keeps_the_first_envelope() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        EntryDraft again = EntryDraft.message(ref).named(entry.name()).fingerprint(entry.fingerprint());

        assertThat(append(again.entry())).isEqualTo(new Duplicate(2));
        assertThat(all(ref).get(1).envelope()).isEqualTo(entry.envelope());
    }

    @Test
    @Promise(SAME_LIST)
    void a_name_twice_in_one_batch_is_stored_once() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        NewEntry other = EntryDraft.message(ref).named(entry.name()).entry();

        assertThat(store.entries().append(List.of(entry, entry, other)))
                .containsExactly(new Appended(2), new Duplicate(2), new Conflict(2));
        assertThat(numbers(all(ref))).containsExactly(1L, 2L);
    }

    @Test
    @Promise({DUPLICATE, "For each entry, in this order"})
    void a_retry_is_known_although_the_membership_changed() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        change(ref, new Leaves(ben));

        assertThat(append(entry)).isEqualTo(new Duplicate(2));
    }

    @Test
    @Promise({CONFLICT, "For each entry, in this order"})
    void a_conflict_is_known_although_the_membership_changed() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        change(ref, new Leaves(ben));

        assertThat(append(EntryDraft.message(ref).named(entry.name()).entry())).isEqualTo(new Conflict(2));
    }

    @Test
    @Promise(WROTE_NOTHING)
    void a_retried_change_of_participants_is_not_done_twice() {
        ConversationRef ref = group();
        NewEntry joining = EntryDraft.membership(ref)
                .changing(new Joins(carl, Role.MEMBER))
                .describing(SampleConversations.profile())
                .entry();
        append(joining);
        change(ref, new Leaves(carl));
        append(EntryDraft.profile(ref)
                .under(3)
                .describing(SampleConversations.profile())
                .entry());
        var before = conversation(ref);

        append(joining);

        assertThat(conversation(ref)).isEqualTo(before);
        assertThat(participant(ref, carl).left()).isEqualTo(3);
    }

    @Test
    @Promise("for as long as that entry exists")
    void a_name_is_known_after_many_other_entries() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        store.entries()
                .append(Stream.generate(() -> EntryDraft.message(ref).entry())
                        .limit(1000)
                        .toList());

        assertThat(append(entry)).isEqualTo(new Duplicate(2));
    }

    @Test
    @Promise("The sender's name for an entry, hidden by a secret key. Unique within a conversation.")
    void the_same_name_in_another_conversation_is_another_entry() {
        ConversationRef one = group();
        ConversationRef two = group();
        NewEntry entry = EntryDraft.message(one).entry();
        append(entry);
        EntryDraft elsewhere = EntryDraft.message(two).named(entry.name()).fingerprint(entry.fingerprint());

        assertThat(append(elsewhere.entry())).isEqualTo(new Appended(2));
        assertThat(store.entries().find(two, entry.name())).isPresent();
    }

    @Test
    @Promise(DUPLICATE)
    void the_name_of_the_first_entry_is_known_too() {
        ConversationRef ref = FreshIds.conversation(tenant);
        NewEntry first =
                EntryDraft.membership(ref).changing(new Joins(anna, Role.OWNER)).entry();
        store.conversations().create(SampleConversations.group(ref, HistoryPolicy.ALL), first);

        assertThat(append(first)).isEqualTo(new Duplicate(1));
        assertThat(append(EntryDraft.message(ref).named(first.name()).entry())).isEqualTo(new Conflict(1));
    }
}
