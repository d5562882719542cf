// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** New conversations. */
abstract class CreatingContract extends StorageContract {
    private static final String FIRST = "the entry gets number 1, and head and membership become 1";
    private static final String ONCE =
            "false if a conversation with this key exists already, whatever it is like: then nothing is written";

    @Test
    @Promise({FIRST, "true if it was created by this call"})
    void a_created_conversation_is_found_as_it_was_given() {
        NewConversation given = SampleConversations.group(FreshIds.conversation(tenant), HistoryPolicy.SINCE_JOINED);

        boolean created = store.conversations().create(given, first(given.ref()).entry());

        assertThat(created).isTrue();
        assertThat(store.conversations().find(given.ref()))
                .contains(StoredConversation.of(given.ref())
                        .kind(given.kind())
                        .history(given.history())
                        .createdAt(given.createdAt())
                        .profile(given.profile())
                        .head(1)
                        .membership(1)
                        .build());
    }

    @Test
    @Promise({FIRST, "Creates a conversation together with its first entry, which brings its first participants"})
    void the_first_entry_is_stored_and_brings_the_participants() {
        ConversationRef ref = FreshIds.conversation(tenant);
        NewEntry first = first(ref).entry();

        store.conversations().create(SampleConversations.group(ref, HistoryPolicy.ALL), first);

        assertThat(all(ref)).singleElement().satisfies(entry -> {
            assertThat(entry.sequence()).isEqualTo(1);
            assertThat(entry.name()).isEqualTo(first.name());
            assertThat(entry.envelope()).isEqualTo(first.envelope());
        });
        assertThat(participant(ref, anna).joined()).isEqualTo(1);
    }

    @Test
    @Promise("The entry's {@code expectedMembership} is ignored")
    void the_first_entry_expects_no_membership() {
        ConversationRef ref = FreshIds.conversation(tenant);

        boolean created = store.conversations()
                .create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        first(ref).under(99).entry());

        assertThat(created).isTrue();
        assertThat(conversation(ref).membership()).isEqualTo(1);
    }

    @Test
    @Promise("its conversation must be the same as {@code conversation.ref()} ({@link IllegalArgumentException})")
    void a_first_entry_of_another_conversation_is_refused() {
        ConversationRef ref = FreshIds.conversation(tenant);
        NewEntry elsewhere = first(FreshIds.conversation(tenant)).entry();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        store.conversations().create(SampleConversations.group(ref, HistoryPolicy.ALL), elsewhere));
        assertThat(store.conversations().find(ref)).isEmpty();
    }

    @Test
    @Promise(ONCE)
    void creating_twice_writes_nothing_the_second_time() {
        ConversationRef ref = group();
        say(ref, ben);
        StoredConversation before = conversation(ref);
        NewConversation other = SampleConversations.of(ref, ConversationKind.CHANNEL, HistoryPolicy.SINCE_JOINED);
        NewEntry first =
                EntryDraft.membership(ref).changing(new Joins(carl, Role.OWNER)).entry();

        assertThat(store.conversations().create(other, first)).isFalse();

        assertThat(conversation(ref)).isEqualTo(before);
        assertThat(store.entries().find(ref, first.name())).isEmpty();
        assertThat(store.conversations().membership(ref, carl)).isEmpty();
        assertThat(numbers(all(ref))).containsExactly(1L, 2L);
    }

    @Test
    @Promise(ONCE)
    void creating_again_with_the_same_arguments_says_that_it_exists() {
        NewConversation given = SampleConversations.group(FreshIds.conversation(tenant), HistoryPolicy.ALL);
        NewEntry first = first(given.ref()).entry();
        store.conversations().create(given, first);

        assertThat(store.conversations().create(given, first)).isFalse();
        assertThat(conversation(given.ref()).head()).isEqualTo(1);
    }

    @Test
    @Promise("If it describes the conversation, that counts.")
    void a_profile_of_the_first_entry_counts() {
        ConversationRef ref = FreshIds.conversation(tenant);
        SealedProfile profile = SampleConversations.profile();

        store.conversations()
                .create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        first(ref).describing(profile).entry());

        assertThat(conversation(ref).profile()).isEqualTo(profile);
    }

    @Test
    @Promise("As given at creation, cut to the millisecond")
    void the_time_of_creation_is_cut_to_the_millisecond() {
        ConversationRef ref = FreshIds.conversation(tenant);
        NewConversation given = NewConversation.of(ref, ConversationKind.GROUP)
                .history(HistoryPolicy.ALL)
                .createdAt(Instant.parse("2026-03-04T05:06:07.123999999Z"))
                .profile(SampleConversations.profile())
                .build();

        store.conversations().create(given, first(ref).entry());

        assertThat(conversation(ref).createdAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123Z"));
    }

    @Test
    @Promise("The conversation as it stands.")
    void every_kind_and_history_policy_comes_back() {
        for (ConversationKind kind : ConversationKind.values()) {
            for (HistoryPolicy history : HistoryPolicy.values()) {
                ConversationRef ref = FreshIds.conversation(tenant);
                store.conversations()
                        .create(
                                SampleConversations.of(ref, kind, history),
                                first(ref).entry());

                assertThat(conversation(ref).kind()).isEqualTo(kind);
                assertThat(conversation(ref).history()).isEqualTo(history);
            }
        }
    }

    @Test
    @Promise("empty if either does not exist")
    void what_was_never_created_is_not_found() {
        ConversationRef nowhere = FreshIds.conversation(tenant);

        assertThat(store.conversations().find(nowhere)).isEmpty();
        assertThat(store.conversations().membership(nowhere, anna)).isEmpty();
        assertThat(store.conversations().roster(nowhere)).isEmpty();
    }

    private EntryDraft first(ConversationRef ref) {
        return EntryDraft.membership(ref).by(anna).changing(new Joins(anna, Role.OWNER));
    }
}
