// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.TenantId;
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
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every method of every role once, with arguments that an open store accepts, by its name. */
final class EveryCall {
    private EveryCall() {}

    static Map<String, Runnable> of(MessagingStorage storage, ConversationRef ref) {
        ConversationStore conversations = storage.conversations();
        EntryStore entries = storage.entries();
        MarkStore marks = storage.marks();
        KeyStore keys = storage.keys();
        LeaseStore leases = storage.leases();
        ChangeStore changes = storage.changes();
        HistoryStore history = storage.history();
        AnnexStore annexes = storage.annexes();
        AnnexKey annex = new AnnexKey(1, Relation.of(1), null);
        PersonKey person = FreshIds.person();
        KeyRef key = KeyRef.tenant(ref.tenant());
        EntryRange range = new EntryRange(ref, 0, 9);
        Lease lease = new Lease(LeaseDesk.name(), person.value(), 1, "");

        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "conversations.create",
                () -> conversations.create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        EntryDraft.membership(ref).entry()));
        calls.put("conversations.find", () -> conversations.find(ref));
        calls.put("conversations.membership", () -> conversations.membership(ref, person));
        calls.put("conversations.roster", () -> conversations.roster(ref));
        calls.put("conversations.membershipsOf", () -> conversations.membershipsOf(ref.tenant(), person, null, 1));
        calls.put("conversations.activityOf", () -> conversations.activityOf(ref.tenant(), person, null, 1));
        calls.put(
                "conversations.activityIn",
                () -> conversations.activityIn(ref.tenant(), person, List.of(ref.conversation())));
        calls.put("conversations.presentIn", () -> conversations.presentIn(ref.tenant(), List.of(ref.conversation())));
        calls.put(
                "conversations.ofKind",
                () -> conversations.ofKind(ref.tenant(), ConversationKind.CHANNEL, Instant.EPOCH, null, 1));
        calls.put(
                "entries.append",
                () -> entries.append(List.of(EntryDraft.message(ref).entry())));
        calls.put(
                "entries.appendUnder",
                () -> entries.appendUnder(lease, List.of(EntryDraft.message(ref).entry())));
        calls.put("entries.read", () -> entries.read(List.of(range), 1));
        calls.put("entries.readBackward", () -> entries.readBackward(range, 1));
        calls.put("entries.readStanding", () -> entries.readStanding(range, true, 1));
        calls.put("entries.find", () -> entries.find(ref, FreshIds.name()));
        calls.put("entries.expiring", () -> entries.expiring(EntryDraft.AT, null, 1));
        calls.put("annexes.count", () -> annexes.count(ref, List.of(1L)));
        calls.put("annexes.read", () -> annexes.read(ref, List.of(annex), 0, 1));
        calls.put("annexes.by", () -> annexes.by(ref, person, List.of(1L), 1));
        if (storage instanceof HasAddressees has) {
            putAddressees(calls, has.addressees(), ref, person);
        }
        if (storage instanceof HasTasks has) {
            putTasks(calls, has.tasks(), ref.tenant());
        }
        if (storage instanceof HasBlobs has) {
            putBlobs(calls, has.blobs(), BlobChecks.some(ref));
        }
        calls.put("marks.advance", () -> marks.advance(List.of(new MarkUpdate(ref, person, 1, 1))));
        calls.put("marks.unread", () -> marks.unread(ref.tenant(), person, List.of(ref.conversation())));
        putPersonal(calls, storage.personal(), ref.tenant(), person);
        calls.put("keys.find", () -> keys.find(List.of(key)));
        calls.put("keys.putIfAbsent", () -> keys.putIfAbsent(List.of(SampleKeys.first(key))));
        calls.put("keys.replace", () -> keys.replace(SampleKeys.version(key, 2)));
        calls.put("keys.delete", () -> keys.delete(key));
        calls.put("keys.list", () -> keys.list(KeyKind.TENANT, null, null, 1));
        calls.put("keys.protects", () -> keys.protects(ref.tenant()));
        calls.put("leases.acquire", () -> leases.acquire(lease.name(), lease.holder(), "", LeaseDesk.SHORT));
        calls.put("leases.renew", () -> leases.renew(lease, LeaseDesk.SHORT));
        calls.put("leases.release", () -> leases.release(lease));
        calls.put("leases.held", () -> leases.held(lease.name(), 1));
        calls.put("history.current", () -> history.current());
        calls.put("history.look", () -> history.look());
        calls.put("changes.changedSince", () -> changes.changedSince(null, 1));
        return calls;
    }

    private static void putAddressees(
            Map<String, Runnable> calls, AddresseeStore addressees, ConversationRef ref, PersonKey person) {
        Addressee one = new Addressee(ref, 1, person, Reason.of(1));
        calls.put("addressees.address", () -> addressees.address(List.of(one)));
        calls.put("addressees.settle", () -> addressees.settle(List.of(one)));
        calls.put("addressees.unsettled", () -> addressees.unsettled(ref.tenant(), person, null, 1));
        calls.put("addressees.countUnsettled", () -> addressees.countUnsettled(ref.tenant(), person));
        calls.put(
                "addressees.countUnread",
                () -> addressees.countUnread(ref.tenant(), person, List.of(one.reason()), List.of(ref.conversation())));
        calls.put("addressees.of", () -> addressees.of(ref, 1, one.reason(), true, null, 1));
    }

    private static void putBlobs(Map<String, Runnable> calls, BlobStore blobs, BlobRef blob) {
        BlobName name = BlobChecks.name();
        calls.put("blobs.begin", () -> blobs.begin(blob, EntryDraft.AT));
        calls.put("blobs.write", () -> blobs.write(blob, 0, FreshIds.bytes(3)));
        calls.put("blobs.complete", () -> blobs.complete(blob, name, FreshIds.bytes(3), EntryDraft.AT));
        calls.put("blobs.find", () -> blobs.find(blob));
        calls.put("blobs.find by name", () -> blobs.find(blob.conversation(), name));
        calls.put("blobs.read", () -> blobs.read(blob, 0));
        calls.put("blobs.removable", () -> blobs.removable(EntryDraft.AT, 1));
        calls.put("blobs.delete", () -> blobs.delete(blob));
    }

    private static void putPersonal(
            Map<String, Runnable> calls, PersonalStore personal, TenantId tenant, PersonKey person) {
        PersonalKey key = new PersonalKey(tenant, person, PersonalKind.of(32_767), UUID.randomUUID());
        calls.put("personal.find", () -> personal.find(List.of(key)));
        calls.put("personal.list", () -> personal.list(tenant, person, key.kind(), null, 1));
        calls.put("personal.put", () -> personal.put(new PersonalRecord(key, 1, EntryDraft.AT, FreshIds.bytes(1))));
        calls.put("personal.delete", () -> personal.delete(List.of(key)));
        calls.put("personal.deleteOlder", () -> personal.deleteOlder(key.kind(), EntryDraft.AT, 1));
    }

    private static void putTasks(Map<String, Runnable> calls, TaskStore tasks, TenantId tenant) {
        TaskKind kind = TaskKind.of(32_767);
        Task task = Task.of(tenant, new TaskName(UUID.randomUUID()), kind, EntryDraft.AT, FreshIds.bytes(3));
        TakenTask taken = new TakenTask(task, UUID.randomUUID(), 1);
        calls.put("tasks.now", tasks::now);
        calls.put("tasks.putIfAbsent", () -> tasks.putIfAbsent(List.of(task)));
        calls.put("tasks.find", () -> tasks.find(tenant, task.name()));
        calls.put("tasks.take", () -> tasks.take(List.of(TaskKind.of(32_766)), 1, LeaseDesk.SHORT));
        calls.put("tasks.complete", () -> tasks.complete(taken));
        calls.put("tasks.reschedule", () -> tasks.reschedule(taken, EntryDraft.AT));
        calls.put("tasks.cancel", () -> tasks.cancel(tenant, task.name()));
    }
}
