// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static io.hausfunk.messaging.tck.storage.LeaseDesk.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What is refused whatever lies in the store. */
@SuppressWarnings("NullAway") // hands over null on purpose
abstract class ArgumentsContract extends StorageContract {
    private static final String NULLS = "Null arguments, and null elements of lists, are refused with"
            + " {@link java.lang.NullPointerException} unless marked {@code @Nullable}";
    private static final String LENGTHS =
            "limits and lists of a length other than stated with {@link java.lang.IllegalArgumentException}";
    private static final String WROTE_NOTHING = "Nothing was written then.";

    @Test
    @Promise(NULLS)
    void null_arguments_are_refused() {
        ConversationRef ref = group();
        NewConversation conversation = SampleConversations.group(ref, HistoryPolicy.ALL);
        NewEntry entry = EntryDraft.message(ref).entry();
        ConversationStore conversations = store.conversations();
        EntryStore entries = store.entries();
        KeyStore keys = store.keys();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("create(null, first)", () -> conversations.create(null, entry));
        calls.put("create(conversation, null)", () -> conversations.create(conversation, null));
        calls.put("conversations.find(null)", () -> conversations.find(null));
        calls.put("membership(null, person)", () -> conversations.membership(null, anna));
        calls.put("membership(ref, null)", () -> conversations.membership(ref, null));
        calls.put("roster(null)", () -> conversations.roster(null));
        calls.put("membershipsOf(null, person)", () -> conversations.membershipsOf(null, anna, null, 1));
        calls.put("membershipsOf(tenant, null)", () -> conversations.membershipsOf(tenant, null, null, 1));
        calls.put("append(null)", () -> entries.append(null));
        calls.put("read(null)", () -> entries.read(null, 1));
        calls.put("readBackward(null)", () -> entries.readBackward(null, 1));
        calls.put("readStanding(null)", () -> entries.readStanding(null, true, 1));
        calls.put("entries.find(null, name)", () -> entries.find(null, entry.name()));
        calls.put("entries.find(ref, null)", () -> entries.find(ref, null));
        calls.put("advance(null)", () -> store.marks().advance(null));
        calls.put("unread(null, person, list)", () -> store.marks().unread(null, anna, List.of()));
        calls.put("unread(tenant, null, list)", () -> store.marks().unread(tenant, null, List.of()));
        calls.put("unread(tenant, person, null)", () -> store.marks().unread(tenant, anna, null));
        calls.put("keys.find(null)", () -> keys.find(null));
        calls.put("putIfAbsent(null)", () -> keys.putIfAbsent(null));
        calls.put("replace(null)", () -> keys.replace(null));
        calls.put("delete(null)", () -> keys.delete(null));
        calls.put("list(null)", () -> keys.list(null, null, null, 1));
        AnnexStore annexes = store.annexes();
        calls.put("expiring(null)", () -> entries.expiring(null, null, 1));
        calls.put("annexes.count(null, targets)", () -> annexes.count(null, List.of(1L)));
        calls.put("annexes.count(conversation, null)", () -> annexes.count(ref, null));
        calls.put("annexes.read(null, ...)", () -> annexes.read(null, List.of(), 0, 1));
        calls.put("annexes.read(conversation, null, ...)", () -> annexes.read(ref, null, 0, 1));
        calls.put("annexes.by(null, ...)", () -> annexes.by(null, anna, List.of(), 1));
        calls.put("annexes.by(conversation, null, ...)", () -> annexes.by(ref, null, List.of(), 1));
        calls.put("annexes.by(..., null, limit)", () -> annexes.by(ref, anna, null, 1));
        optional(calls, ref);
        Lease lease = lease();
        UUID holder = UUID.randomUUID();
        LeaseStore leases = store.leases();
        calls.put("appendUnder(null, entries)", () -> entries.appendUnder(null, List.of(entry)));
        calls.put("appendUnder(lease, null)", () -> entries.appendUnder(lease, null));
        calls.put("acquire(null, ...)", () -> leases.acquire(null, holder, "", LONG));
        calls.put("acquire(..., null, note, time)", () -> leases.acquire(lease.name(), null, "", LONG));
        calls.put("acquire(..., null, time)", () -> leases.acquire(lease.name(), holder, null, LONG));
        calls.put("acquire(..., null)", () -> leases.acquire(lease.name(), holder, "", null));
        calls.put("renew(null, time)", () -> leases.renew(null, LONG));
        calls.put("renew(lease, null)", () -> leases.renew(lease, null));
        calls.put("release(null)", () -> leases.release(null));
        calls.put("held(null)", () -> leases.held(null, 1));

        assertAllRefused(calls, NullPointerException.class);
    }

    @Test
    @Promise({NULLS, WROTE_NOTHING})
    void null_elements_are_refused_and_nothing_is_written() {
        ConversationRef ref = group();
        StoredConversation before = conversation(ref);
        KeyRow row = SampleKeys.first(KeyRef.tenant(tenant));
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "append",
                () -> store.entries().append(andNull(EntryDraft.message(ref).entry())));
        Lease lease = lease();
        calls.put(
                "appendUnder",
                () -> store.entries()
                        .appendUnder(lease, andNull(EntryDraft.message(ref).entry())));
        calls.put("annexes.count", () -> store.annexes().count(ref, andNull(1L)));
        calls.put(
                "annexes.read", () -> store.annexes().read(ref, andNull(new AnnexKey(1, Relation.of(1), null)), 0, 1));
        calls.put("annexes.by", () -> store.annexes().by(ref, anna, andNull(1L), 1));
        if (store instanceof HasAddressees has) {
            Addressee one = new Addressee(ref, 1, ben, Reason.of(1));
            calls.put("address", () -> has.addressees().address(andNull(one)));
            calls.put("settle", () -> has.addressees().settle(andNull(one)));
        }
        if (store instanceof HasTasks has) {
            calls.put("putIfAbsent(tasks)", () -> has.tasks().putIfAbsent(andNull(task())));
        }
        calls.put("read", () -> store.entries().read(andNull(new EntryRange(ref, 0, 1)), 10));
        calls.put("advance", () -> store.marks().advance(andNull(new MarkUpdate(ref, ben, 1, 1))));
        calls.put("unread", () -> store.marks().unread(tenant, ben, andNull(ref.conversation())));
        calls.put("keys.find", () -> store.keys().find(andNull(row.ref())));
        calls.put("putIfAbsent", () -> store.keys().putIfAbsent(andNull(row)));

        assertAllRefused(calls, NullPointerException.class);
        assertThat(conversation(ref)).isEqualTo(before);
        assertThat(participant(ref, ben).read()).isZero();
        assertThat(store.keys().find(List.of(row.ref()))).isEmpty();
    }

    @Test
    @Promise({LENGTHS, "1 to 1000 conversations", "1 to 1000; a shorter page is the last one"})
    void limits_outside_1_to_1000_are_refused() {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        withLimits()
                .forEach((name, call) -> Stream.of(Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE)
                        .forEach(limit -> calls.put(name + " " + limit, () -> call.accept(limit))));

        assertAllRefused(calls, IllegalArgumentException.class);
    }

    @Test
    @Promise({"1 to 1000 conversations", "1 to 1000; a shorter page is the last one"})
    void limits_of_1_and_1000_are_accepted() {
        withLimits()
                .forEach((name, call) -> Stream.of(1, 1000)
                        .forEach(limit -> assertThatCode(() -> call.accept(limit))
                                .as(name + " " + limit)
                                .doesNotThrowAnyException()));
    }

    @Test
    @Promise({LENGTHS, "1 to 1000 updates", "1 to 1000 entries of any conversations and tenants"})
    void lists_that_must_not_be_empty_are_refused_when_they_are() {
        Lease lease = lease();
        assertAllRefused(
                Map.of(
                        "append", () -> store.entries().append(List.of()),
                        "appendUnder", () -> store.entries().appendUnder(lease, List.of()),
                        "advance", () -> store.marks().advance(List.of())),
                IllegalArgumentException.class);
    }

    @Test
    @Promise({LENGTHS, WROTE_NOTHING})
    void lists_of_more_than_1000_are_refused_and_nothing_is_written() {
        ConversationRef ref = group();
        KeyRow row = SampleKeys.first(KeyRef.person(tenant, anna));
        MarkStore marks = store.marks();
        KeyStore keys = store.keys();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "append",
                () -> store.entries()
                        .append(tooMany(() -> EntryDraft.message(ref).entry())));
        Lease lease = lease();
        calls.put(
                "appendUnder",
                () -> store.entries()
                        .appendUnder(
                                lease, tooMany(() -> EntryDraft.message(ref).entry())));
        calls.put("advance", () -> marks.advance(tooMany(() -> new MarkUpdate(ref, ben, 1, 1))));
        calls.put("unread", () -> marks.unread(tenant, ben, tooMany(ref::conversation)));
        calls.put("annexes.count", () -> store.annexes().count(ref, tooMany(() -> 1L)));
        calls.put(
                "annexes.read",
                () -> store.annexes().read(ref, tooMany(() -> new AnnexKey(1, Relation.of(1), null)), 0, 1));
        calls.put("annexes.by", () -> store.annexes().by(ref, anna, tooMany(() -> 1L), 1));
        calls.put("keys.find", () -> keys.find(tooMany(() -> KeyRef.person(tenant, FreshIds.person()))));
        calls.put("putIfAbsent", () -> {
            List<KeyRow> rows = tooMany(() -> SampleKeys.first(KeyRef.person(tenant, FreshIds.person())));
            rows.set(0, row);
            keys.putIfAbsent(rows);
        });

        assertAllRefused(calls, IllegalArgumentException.class);
        assertThat(conversation(ref).head()).isEqualTo(1);
        assertThat(participant(ref, ben).read()).isZero();
        assertThat(keys.find(List.of(row.ref()))).isEmpty();
    }

    @Test
    @Promise({"1 to 1000 updates", "up to 1000 rows of version 1", "up to 1000 conversations"})
    void lists_of_1000_are_accepted() {
        ConversationRef ref = group();
        List<KeyRow> rows = Stream.generate(() -> SampleKeys.first(KeyRef.person(tenant, FreshIds.person())))
                .limit(1000)
                .toList();

        store.marks().advance(Collections.nCopies(1000, new MarkUpdate(ref, ben, 1, 1)));

        assertThat(participant(ref, ben).read()).isEqualTo(1);
        assertThat(store.keys().putIfAbsent(rows)).isEqualTo(rows);
        assertThat(store.keys().find(rows.stream().map(KeyRow::ref).toList())).hasSize(1000);
        assertThat(store.marks().unread(tenant, ben, Collections.nCopies(1000, ref.conversation())))
                .hasSize(1);
    }

    private void optional(Map<String, Runnable> calls, ConversationRef ref) {
        if (store instanceof HasAddressees has) {
            AddresseeStore addressees = has.addressees();
            Reason reason = Reason.of(1);
            calls.put("address(null)", () -> addressees.address(null));
            calls.put("settle(null)", () -> addressees.settle(null));
            calls.put("unsettled(null, person, ...)", () -> addressees.unsettled(null, anna, null, 1));
            calls.put("unsettled(tenant, null, ...)", () -> addressees.unsettled(tenant, null, null, 1));
            calls.put("countUnsettled(null, person)", () -> addressees.countUnsettled(null, anna));
            calls.put("countUnsettled(tenant, null)", () -> addressees.countUnsettled(tenant, null));
            calls.put("of(null, ...)", () -> addressees.of(null, 1, reason, true, null, 1));
            calls.put("of(..., null, ...)", () -> addressees.of(ref, 1, null, true, null, 1));
        }
        if (store instanceof HasBlobs has) {
            BlobStore blobs = has.blobs();
            BlobRef blob = BlobChecks.some(ref);
            BlobName name = BlobChecks.name();
            calls.put("begin(null, expires)", () -> blobs.begin(null, EntryDraft.AT));
            calls.put("begin(blob, null)", () -> blobs.begin(blob, null));
            calls.put("write(null, ...)", () -> blobs.write(null, 0, FreshIds.bytes(1)));
            calls.put("write(..., null)", () -> blobs.write(blob, 0, null));
            calls.put("complete(null, ...)", () -> blobs.complete(null, name, FreshIds.bytes(1), EntryDraft.AT));
            calls.put("complete(blob, null, ...)", () -> blobs.complete(blob, null, FreshIds.bytes(1), EntryDraft.AT));
            calls.put("complete(..., null, expires)", () -> blobs.complete(blob, name, null, EntryDraft.AT));
            calls.put("complete(..., null)", () -> blobs.complete(blob, name, FreshIds.bytes(1), null));
            calls.put("blobs.find(null)", () -> blobs.find(null));
            calls.put("blobs.find(null, name)", () -> blobs.find(null, name));
            calls.put("blobs.find(ref, null)", () -> blobs.find(ref, null));
            calls.put("blobs.read(null, number)", () -> blobs.read(null, 0));
            calls.put("removable(null, limit)", () -> blobs.removable(null, 1));
            calls.put("blobs.delete(null)", () -> blobs.delete(null));
        }
        if (store instanceof HasTasks has) {
            TaskStore tasks = has.tasks();
            Task task = task();
            TakenTask taken = new TakenTask(task, UUID.randomUUID(), 1);
            calls.put("putIfAbsent(null tasks)", () -> tasks.putIfAbsent(null));
            calls.put("tasks.find(null, name)", () -> tasks.find(null, task.name()));
            calls.put("tasks.find(tenant, null)", () -> tasks.find(tenant, null));
            calls.put("take(null, ...)", () -> tasks.take(null, 1, LONG));
            calls.put("take(kinds, 1, null)", () -> tasks.take(List.of(task.kind()), 1, null));
            calls.put("complete(null)", () -> tasks.complete(null));
            calls.put("reschedule(null, due)", () -> tasks.reschedule(null, EntryDraft.AT));
            calls.put("reschedule(taken, null)", () -> tasks.reschedule(taken, null));
            calls.put("cancel(null, name)", () -> tasks.cancel(null, task.name()));
            calls.put("cancel(tenant, null)", () -> tasks.cancel(tenant, null));
        }
    }

    private Task task() {
        return Task.of(tenant, new TaskName(UUID.randomUUID()), TaskKind.of(1), EntryDraft.AT, FreshIds.bytes(1));
    }

    private Map<String, IntConsumer> withLimits() {
        EntryRange range = new EntryRange(group(), 0, 9);
        ChangeStore changes = store.changes();
        Map<String, IntConsumer> calls = new LinkedHashMap<>();
        calls.put("membershipsOf", limit -> store.conversations().membershipsOf(tenant, anna, null, limit));
        calls.put("read", limit -> store.entries().read(List.of(range), limit));
        calls.put("read nothing", limit -> store.entries().read(List.of(), limit));
        calls.put("readBackward", limit -> store.entries().readBackward(range, limit));
        calls.put("readStanding", limit -> store.entries().readStanding(range, false, limit));
        calls.put("expiring", limit -> store.entries().expiring(EntryDraft.AT, null, limit));
        calls.put("annexes.read", limit -> store.annexes().read(range.conversation(), List.of(), 0, limit));
        calls.put("annexes.by", limit -> store.annexes().by(range.conversation(), anna, List.of(), limit));
        calls.put("list", limit -> store.keys().list(KeyKind.TENANT, tenant, null, limit));
        calls.put("held", limit -> store.leases().held("kit", limit));
        calls.put("changedSince(null)", limit -> changes.changedSince(null, limit));
        return calls;
    }

    private Lease lease() {
        return new LeaseDesk(harness, store).take(LeaseDesk.name(), LONG);
    }

    private static void assertAllRefused(Map<String, Runnable> calls, Class<? extends Exception> refusal) {
        SoftAssertions softly = new SoftAssertions();
        calls.forEach(
                (name, call) -> softly.assertThatThrownBy(call::run).as(name).isInstanceOf(refusal));
        softly.assertAll();
    }

    private static <T> List<T> andNull(T element) {
        List<T> list = new ArrayList<>();
        list.add(element);
        list.add(null);
        return list;
    }

    private static <T> List<T> tooMany(Supplier<T> element) {
        return new ArrayList<>(Stream.generate(element).limit(1001).toList());
    }
}
