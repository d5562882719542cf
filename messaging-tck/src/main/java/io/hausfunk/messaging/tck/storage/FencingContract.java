// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static io.hausfunk.messaging.tck.storage.LeaseDesk.LONG;
import static io.hausfunk.messaging.tck.storage.LeaseDesk.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Conflict;
import io.hausfunk.messaging.storage.AppendResult.ConversationMissing;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.AppendResult.MembershipChanged;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Appending under a lease. */
abstract class FencingContract extends StorageContract {
    private static final String AS_APPEND =
            "Appends as {@link #append} does, if a lease is held at the moment of the commit";
    private static final String HELD = "by this holder, with this token, and not run out by the store's clock";
    private static final String LOST = "Otherwise throws {@code LEASE_LOST}, with nothing written by this call";
    private static final String REFUSES = "What it writes must therefore name the lease, as {@link"
            + " EntryStore#appendUnder} does, and the store refuses it.";

    private final String name = LeaseDesk.name();
    private LeaseDesk desk;

    @BeforeEach
    void go_to_the_desk() {
        desk = new LeaseDesk(harness, store);
    }

    @Test
    @Promise(AS_APPEND)
    void under_a_lease_that_is_held_each_entry_becomes_what_append_makes_of_it() {
        ConversationRef ref = group();
        Lease lease = desk.take(name, LONG);
        NewEntry joining = EntryDraft.membership(ref)
                .changing(new Joins(carl, Role.MEMBER))
                .entry();
        NewEntry message = EntryDraft.message(ref).under(2).entry();

        List<AppendResult> results = store.entries()
                .appendUnder(
                        lease,
                        List.of(
                                joining,
                                EntryDraft.message(ref).entry(),
                                message,
                                message,
                                EntryDraft.message(ref).named(message.name()).entry(),
                                EntryDraft.message(FreshIds.conversation(tenant))
                                        .entry()));

        assertThat(results)
                .containsExactly(
                        new Appended(2),
                        new MembershipChanged(2),
                        new Appended(3),
                        new Duplicate(3),
                        new Conflict(3),
                        new ConversationMissing());
        assertThat(numbers(all(ref))).containsExactly(1L, 2L, 3L);
        assertThat(participant(ref, carl).joined()).isEqualTo(2);
    }

    @Test
    @Promise(AS_APPEND)
    void a_retry_under_a_lease_returns_the_first_number() {
        ConversationRef ref = group();
        Lease lease = desk.take(name, LONG);
        NewEntry entry = EntryDraft.message(ref).entry();
        store.entries().appendUnder(lease, List.of(entry));

        assertThat(store.entries()
                        .appendUnder(lease, List.of(EntryDraft.message(ref).entry(), entry)))
                .containsExactly(new Appended(3), new Duplicate(2));
        assertThat(append(entry)).isEqualTo(new Duplicate(2));
    }

    @Test
    @Promise({HELD, "as it was acquired; its note does not matter"})
    void a_lease_that_was_prolonged_with_another_note_is_held_on() {
        ConversationRef ref = group();
        Lease lease = desk.take(name, SHORT);
        store.leases().renew(new Lease(name, lease.holder(), lease.token(), "busy"), LONG);
        desk.aSecondPasses();

        assertThat(store.entries()
                        .appendUnder(lease, List.of(EntryDraft.message(ref).entry())))
                .containsExactly(new Appended(2));
    }

    @Test
    @Promise({HELD, LOST, "A holder that was frozen does not know that its lease ran out.", REFUSES})
    void under_a_lease_that_ran_out_nothing_is_written() {
        Lease lease = desk.take(name, SHORT);
        desk.aSecondPasses();

        assertLost(store, lease);
    }

    @Test
    @Promise({HELD, LOST})
    void under_a_lease_that_was_given_back_nothing_is_written() {
        Lease lease = desk.take(name, LONG);
        store.leases().release(lease);

        assertLost(store, lease);
    }

    @Test
    @Promise({HELD, LOST, REFUSES})
    void under_a_lease_that_others_took_over_nothing_is_written() {
        Lease lost = desk.take(name, SHORT);
        desk.aSecondPasses();
        Lease next = desk.take(name, LONG);

        assertLost(store, lost);
        assertThat(desk.held(name)).contains(next);
    }

    @Test
    @Promise({HELD, LOST, "whether several nodes may use the same data at once"})
    void under_a_lease_that_another_node_took_over_nothing_is_written() {
        MessagingStorage other = secondNode();
        Lease lost = desk.take(name, SHORT);
        desk.aSecondPasses();
        Lease next = new LeaseDesk(harness, other).take(name, LONG);

        assertLost(store, lost);
        assertThat(other.entries()
                        .appendUnder(next, List.of(EntryDraft.message(group()).entry())))
                .containsExactly(new Appended(2));
    }

    @Test
    @Promise({HELD, LOST})
    void under_another_token_holder_or_name_nothing_is_written() {
        Lease lease = desk.take(name, LONG);

        assertLost(store, new Lease(name, lease.holder(), lease.token() - 1, ""));
        assertLost(store, new Lease(name, lease.holder(), lease.token() + 1, ""));
        assertLost(store, new Lease(name, UUID.randomUUID(), lease.token(), ""));
        assertLost(store, new Lease(LeaseDesk.name(), lease.holder(), lease.token(), ""));
    }

    @Test
    @Promise({LOST, "also for entries that are stored already"})
    void under_a_lease_that_is_lost_a_retry_is_refused_too() {
        ConversationRef ref = group();
        Lease lease = desk.take(name, LONG);
        NewEntry entry = EntryDraft.message(ref).entry();
        store.entries().appendUnder(lease, List.of(entry));
        store.leases().release(lease);

        assertRefused(store, lease, List.of(entry));
        assertThat(append(entry)).isEqualTo(new Duplicate(2));
    }

    private void assertLost(MessagingStorage node, Lease lease) {
        ConversationRef ref = group();
        StoredConversation before = conversation(ref);
        NewEntry message = EntryDraft.message(ref).entry();
        NewEntry joining = EntryDraft.membership(ref)
                .changing(new Joins(carl, Role.MEMBER))
                .entry();

        assertRefused(node, lease, List.of(message, joining));

        assertThat(conversation(ref)).isEqualTo(before);
        assertThat(all(ref)).hasSize(1);
        assertThat(store.conversations().membership(ref, carl)).isEmpty();
        assertThat(append(message)).as("the name stays free").isEqualTo(new Appended(2));
    }

    private static void assertRefused(MessagingStorage node, Lease lease, List<NewEntry> entries) {
        assertThatThrownBy(() -> node.entries().appendUnder(lease, entries))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.LEASE_LOST));
    }
}
