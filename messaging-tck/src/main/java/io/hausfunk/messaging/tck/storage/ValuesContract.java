// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results are snapshots, and what was passed in belongs to the caller again. */
abstract class ValuesContract extends StorageContract {
    private static final String RESULTS = "a result never changes after it was returned";
    private static final String ARGUMENTS = "a list that was passed in may be changed afterwards by the caller";

    @Test
    @Promise(RESULTS)
    void entries_that_were_read_do_not_change() {
        ConversationRef ref = group();
        say(ref, anna);
        var forward = all(ref);
        var backward = store.entries().readBackward(new EntryRange(ref, 0, Long.MAX_VALUE), 100);

        say(ref, anna);

        assertThat(numbers(forward)).containsExactly(1L, 2L);
        assertThat(numbers(backward)).containsExactly(2L, 1L);
    }

    @Test
    @Promise(RESULTS)
    void a_roster_that_was_read_does_not_change() {
        ConversationRef ref = group();
        Roster roster = store.conversations().roster(ref).orElseThrow();
        var before = List.copyOf(roster.participants());

        change(ref, new Joins(carl, Role.MEMBER), new Leaves(ben));

        assertThat(roster.participants()).isEqualTo(before).hasSize(2);
        assertThat(roster.conversation().head()).isEqualTo(1);
    }

    @Test
    @Promise(RESULTS)
    void memberships_and_counts_that_were_read_do_not_change() {
        ConversationRef ref = group();
        ConversationId id = ref.conversation();
        var memberships = store.conversations().membershipsOf(tenant, ben, null, 10);
        Map<ConversationId, Long> unread = store.marks().unread(tenant, ben, List.of(id));

        say(ref, anna);
        group();

        assertThat(memberships).hasSize(1);
        assertThat(memberships.get(0).conversation().head()).isEqualTo(1);
        assertThat(unread).containsOnly(Map.entry(id, 0L));
    }

    @Test
    @Promise(RESULTS)
    void key_rows_that_were_read_do_not_change() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        List<KeyRow> put = store.keys().putIfAbsent(List.of(first));
        List<KeyRow> found = store.keys().find(List.of(first.ref()));
        List<KeyRow> listed = store.keys().list(KeyKind.TENANT, tenant, null, 10);

        store.keys().replace(SampleKeys.version(first.ref(), 2));
        store.keys().delete(first.ref());

        assertThat(List.of(put, found, listed)).containsOnly(List.of(first));
    }

    @Test
    @Promise(RESULTS)
    void changes_that_were_read_do_not_change() {
        ChangeMark start = store.changes().changedSince(null, 1000).next();
        ConversationRef ref = group();
        Changes changes = store.changes().changedSince(start, 1000);
        var before = List.copyOf(changes.heads());

        say(ref, anna);
        group();

        assertThat(changes.heads()).isEqualTo(before);
    }

    @Test
    @Promise(ARGUMENTS)
    void a_batch_may_be_changed_after_it_was_appended() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        List<NewEntry> batch = new ArrayList<>(List.of(entry));

        List<AppendResult> results = store.entries().append(batch);
        batch.set(0, EntryDraft.message(ref).entry());
        batch.add(EntryDraft.message(ref).entry());

        assertThat(results).hasSize(1);
        assertThat(all(ref)).hasSize(2);
        assertThat(all(ref).get(1).name()).isEqualTo(entry.name());
    }

    @Test
    @Promise(ARGUMENTS)
    void ranges_may_be_changed_after_they_were_read() {
        ConversationRef ref = group();
        List<EntryRange> ranges = new ArrayList<>(List.of(new EntryRange(ref, 0, 1)));

        var entries = store.entries().read(ranges, 10);
        ranges.clear();

        assertThat(numbers(entries)).containsExactly(1L);
    }

    @Test
    @Promise(ARGUMENTS)
    void key_rows_and_mark_updates_may_be_changed_after_they_were_passed() {
        ConversationRef ref = group();
        KeyRow row = SampleKeys.first(KeyRef.tenant(tenant));
        List<KeyRow> rows = new ArrayList<>(List.of(row));
        List<MarkUpdate> updates = new ArrayList<>(List.of(new MarkUpdate(ref, ben, 1, 1)));

        List<KeyRow> stored = store.keys().putIfAbsent(rows);
        store.marks().advance(updates);
        rows.set(0, SampleKeys.first(row.ref()));
        updates.set(0, new MarkUpdate(ref, anna, 1, 1));

        assertThat(stored).containsExactly(row);
        assertThat(store.keys().find(List.of(row.ref()))).containsExactly(row);
        assertThat(participant(ref, anna).read()).isZero();
    }
}
