// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is still there after closing and opening again, and what another node sees. */
abstract class DurabilityContract extends StorageContract {
    private static final String DURABLE = "When a writing call returns, what it wrote is as durable as";
    private static final String VISIBLE = "all of it is visible to every later call of every node, or nothing of it";

    @Test
    @Promise(DURABLE)
    void conversations_survive_reopening() {
        ConversationRef ref = group();
        append(EntryDraft.profile(ref).describing(SampleConversations.profile()).entry());
        StoredConversation before = conversation(ref);

        reopen();

        assertThat(store.conversations().find(ref)).contains(before);
    }

    @Test
    @Promise(DURABLE)
    void participants_survive_reopening() {
        ConversationRef ref = group();
        change(ref, new Joins(carl, Role.READER), new Leaves(ben));
        Optional<Roster> before = store.conversations().roster(ref);

        reopen();

        Roster after = store.conversations().roster(ref).orElseThrow();
        assertThat(after.participants())
                .containsExactlyInAnyOrderElementsOf(before.orElseThrow().participants());
        assertThat(store.conversations().membershipsOf(tenant, carl, null, 10)).hasSize(1);
    }

    @Test
    @Promise(DURABLE)
    void entries_survive_reopening() {
        ConversationRef ref = group();
        say(ref, anna);
        List<StoredEntry> before = all(ref);

        reopen();

        assertThat(all(ref)).isEqualTo(before);
    }

    @Test
    @Promise("The same name with the same fingerprint, or emptied since, is stored already under this number.")
    void a_retry_is_known_after_reopening() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);

        reopen();

        assertThat(append(entry)).isEqualTo(new AppendResult.Duplicate(2));
        assertThat(append(EntryDraft.message(ref).named(entry.name()).entry())).isEqualTo(new AppendResult.Conflict(2));
    }

    @Test
    @Promise("starting at the conversation's head + 1, without gaps")
    void numbering_goes_on_after_reopening() {
        ConversationRef ref = group();
        say(ref, anna);

        reopen();

        assertThat(say(ref, anna)).isEqualTo(3);
    }

    @Test
    @Promise(DURABLE)
    void marks_and_unread_counts_survive_reopening() {
        ConversationRef ref = group();
        say(ref, anna);
        say(ref, anna);
        say(ref, anna);
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 3, 2)));

        reopen();

        assertThat(participant(ref, ben).delivered()).isEqualTo(3);
        assertThat(participant(ref, ben).read()).isEqualTo(2);
        ConversationId id = ref.conversation();
        assertThat(store.marks().unread(tenant, ben, List.of(id))).containsEntry(id, 2L);
    }

    @Test
    @Promise(DURABLE)
    void keys_survive_reopening() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        KeyRow second = SampleKeys.version(first.ref(), 2);
        KeyRow bare = SampleKeys.withoutLabel(KeyRef.index(tenant));
        KeyRow gone = SampleKeys.first(KeyRef.person(tenant, anna));
        store.keys().putIfAbsent(List.of(first, bare, gone));
        store.keys().replace(second);
        store.keys().delete(gone.ref());

        reopen();

        assertThat(store.keys().find(List.of(first.ref(), bare.ref(), gone.ref())))
                .containsExactlyInAnyOrder(second, bare);
    }

    @Test
    @Promise({VISIBLE, "whether several nodes may use the same data at once"})
    void another_node_sees_every_write_at_once() {
        MessagingStorage other = secondNode();
        ConversationRef ref = group();
        say(ref, anna);
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 1, 1)));
        KeyRow key = SampleKeys.first(KeyRef.tenant(tenant));
        store.keys().putIfAbsent(List.of(key));

        assertThat(other.conversations().find(ref)).contains(conversation(ref));
        assertThat(other.conversations().membership(ref, ben).orElseThrow().participant())
                .isEqualTo(participant(ref, ben));
        assertThat(other.keys().find(List.of(key.ref()))).containsExactly(key);
    }

    @Test
    @Promise("whatever other threads and nodes append at the same time")
    void two_nodes_append_to_one_sequence() {
        MessagingStorage other = secondNode();
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();

        assertThat(other.entries().append(List.of(entry))).containsExactly(new AppendResult.Appended(2));
        assertThat(append(EntryDraft.message(ref).entry())).isEqualTo(new AppendResult.Appended(3));
        assertThat(append(entry)).isEqualTo(new AppendResult.Duplicate(2));
    }

    @Test
    @Promise("Lets go of everything that this store opened itself")
    void a_node_that_closes_does_not_disturb_another() {
        MessagingStorage other = secondNode();
        ConversationRef ref = group();

        other.close();

        assertThat(say(ref, anna)).isEqualTo(2);
    }
}
