// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.ConversationMissing;
import io.hausfunk.messaging.storage.AppendResult.MembershipChanged;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers, batches, and what an entry must find to be stored. */
abstract class AppendingContract extends StorageContract {
    private static final String NUMBERS = "Entries of one conversation get their numbers in the order of the list,"
            + " starting at the conversation's head + 1, without gaps";
    private static final String EXPECTED = "an {@code expectedMembership} other than the conversation's gives"
            + " {@link AppendResult.MembershipChanged}";
    private static final String NO_HINDRANCE = "A refused entry does not hinder the others.";
    private static final String WROTE_NOTHING = "Everything but {@link Appended} wrote nothing.";
    private static final String IN_ORDER = "one result for each entry, in the same order";

    @Test
    @Promise(NUMBERS)
    void each_entry_gets_the_next_number() {
        ConversationRef ref = group();

        assertThat(append(EntryDraft.message(ref).entry())).isEqualTo(new Appended(2));
        assertThat(append(EntryDraft.message(ref).entry())).isEqualTo(new Appended(3));
        assertThat(numbers(all(ref))).containsExactly(1L, 2L, 3L);
        assertThat(conversation(ref).head()).isEqualTo(3);
    }

    @Test
    @Promise({NUMBERS, IN_ORDER})
    void a_batch_is_numbered_in_its_order() {
        ConversationRef ref = group();
        List<NewEntry> batch =
                Stream.generate(() -> EntryDraft.message(ref).entry()).limit(20).toList();

        List<AppendResult> results = store.entries().append(batch);

        assertThat(results)
                .isEqualTo(LongStream.rangeClosed(2, 21).mapToObj(Appended::new).toList());
        assertThat(all(ref).stream().skip(1).map(StoredEntry::name))
                .isEqualTo(batch.stream().map(NewEntry::name).toList());
    }

    @Test
    @Promise({NUMBERS, IN_ORDER, "1 to 1000 entries of any conversations and tenants"})
    void a_batch_may_mix_conversations_and_tenants() {
        ConversationRef one = group();
        ConversationRef two = group();
        ConversationRef elsewhere = group(
                FreshIds.conversation(FreshIds.tenant()), conversation(one).history());
        say(two, anna);

        List<AppendResult> results = store.entries()
                .append(Stream.of(two, one, elsewhere, one, two, elsewhere)
                        .map(ref -> EntryDraft.message(ref).entry())
                        .toList());

        assertThat(results)
                .containsExactly(
                        new Appended(3),
                        new Appended(2),
                        new Appended(2),
                        new Appended(3),
                        new Appended(4),
                        new Appended(3));
        assertThat(List.of(
                        conversation(one).head(),
                        conversation(two).head(),
                        conversation(elsewhere).head()))
                .containsExactly(3L, 4L, 3L);
    }

    @Test
    @Promise({NUMBERS, "1 to 1000 entries of any conversations and tenants"})
    void a_batch_may_have_a_thousand_entries() {
        ConversationRef ref = group();

        List<AppendResult> results = store.entries()
                .append(Stream.generate(() -> EntryDraft.message(ref).entry())
                        .limit(1000)
                        .toList());

        assertThat(results).hasSize(1000).endsWith(new Appended(1001));
        assertThat(conversation(ref).head()).isEqualTo(1001);
    }

    @Test
    @Promise("a conversation that does not exist gives {@link AppendResult.ConversationMissing}")
    void an_entry_for_no_conversation_is_told_so_and_makes_none() {
        ConversationRef nowhere = FreshIds.conversation(tenant);

        assertThat(append(EntryDraft.message(nowhere).entry())).isEqualTo(new ConversationMissing());
        assertThat(store.conversations().find(nowhere)).isEmpty();
        assertThat(all(nowhere)).isEmpty();
    }

    @Test
    @Promise({
        EXPECTED,
        "The participants changed since the engine looked: the conversation's membership is now this one."
    })
    void an_entry_under_an_older_membership_is_refused_with_the_newer_one() {
        ConversationRef ref = group();
        long membership = change(ref, new Joins(carl, Role.MEMBER));

        assertThat(append(EntryDraft.message(ref).under(1).entry())).isEqualTo(new MembershipChanged(membership));
        assertThat(append(EntryDraft.message(ref).under(membership).entry())).isEqualTo(new Appended(3));
    }

    @Test
    @Promise(EXPECTED)
    void an_entry_under_a_membership_that_never_was_is_refused() {
        ConversationRef ref = group();

        assertThat(append(EntryDraft.message(ref).under(7).entry())).isEqualTo(new MembershipChanged(1));
        assertThat(append(EntryDraft.message(ref).under(0).entry())).isEqualTo(new MembershipChanged(1));
    }

    @Test
    @Promise({EXPECTED, WROTE_NOTHING})
    void a_refused_entry_writes_nothing_at_all() {
        ConversationRef ref = group();
        StoredConversation before = conversation(ref);
        NewEntry refused = EntryDraft.membership(ref)
                .under(9)
                .changing(new Joins(carl, Role.OWNER))
                .describing(SampleConversations.profile())
                .entry();

        append(refused);

        assertThat(conversation(ref)).isEqualTo(before);
        assertThat(store.conversations().membership(ref, carl)).isEmpty();
        assertThat(store.entries().find(ref, refused.name())).isEmpty();
        assertThat(numbers(all(ref))).containsExactly(1L);
    }

    @Test
    @Promise(WROTE_NOTHING)
    void the_name_of_a_refused_entry_stays_free() {
        ConversationRef ref = group();
        EntryDraft draft = EntryDraft.message(ref).under(9);
        append(draft.entry());

        assertThat(append(draft.under(1).entry())).isEqualTo(new Appended(2));
    }

    @Test
    @Promise({NO_HINDRANCE, NUMBERS})
    void refused_entries_leave_no_gaps_between_the_others() {
        ConversationRef ref = group();
        NewEntry known = EntryDraft.message(ref).entry();
        append(known);

        List<AppendResult> results = store.entries()
                .append(List.of(
                        EntryDraft.message(ref).entry(),
                        EntryDraft.message(FreshIds.conversation(tenant)).entry(),
                        EntryDraft.message(ref).named(known.name()).entry(),
                        EntryDraft.message(ref).under(5).entry(),
                        EntryDraft.message(ref).entry(),
                        known,
                        EntryDraft.message(ref).entry()));

        assertThat(results)
                .containsExactly(
                        new Appended(3),
                        new ConversationMissing(),
                        new AppendResult.Conflict(2),
                        new MembershipChanged(1),
                        new Appended(4),
                        new AppendResult.Duplicate(2),
                        new Appended(5));
        assertThat(numbers(all(ref))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    @Promise("An entry with participant changes makes its own number the conversation's membership, for the later"
            + " entries of the list too.")
    void a_change_counts_for_the_later_entries_of_its_batch() {
        ConversationRef ref = group();

        List<AppendResult> results = store.entries()
                .append(List.of(
                        EntryDraft.message(ref).under(1).entry(),
                        EntryDraft.membership(ref)
                                .under(1)
                                .changing(new Joins(carl, Role.MEMBER))
                                .entry(),
                        EntryDraft.message(ref).under(1).entry(),
                        EntryDraft.message(ref).under(3).entry()));

        assertThat(results)
                .containsExactly(new Appended(2), new Appended(3), new MembershipChanged(3), new Appended(4));
        assertThat(conversation(ref).membership()).isEqualTo(3);
    }

    @Test
    @Promise("the number of the last entry that changed participants")
    void an_entry_without_changes_leaves_the_membership() {
        ConversationRef ref = group();

        append(EntryDraft.membership(ref).entry());

        assertThat(conversation(ref).membership()).isEqualTo(1);
    }

    @Test
    @Promise({"it is stored and its effects are applied", "The conversation has this description from now on."})
    void an_entry_brings_a_profile_and_others_leave_it() {
        ConversationRef ref = group();
        SealedProfile profile = SampleConversations.profile();

        append(EntryDraft.profile(ref).describing(profile).entry());
        say(ref, anna);

        assertThat(conversation(ref).profile()).isEqualTo(profile);
    }
}
