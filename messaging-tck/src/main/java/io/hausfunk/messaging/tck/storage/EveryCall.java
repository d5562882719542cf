// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        PersonKey person = Ids.person();
        KeyRef key = KeyRef.tenant(ref.tenant());
        EntryRange range = new EntryRange(ref, 0, 9);
        Lease lease = new Lease(LeaseDesk.name(), person.value(), 1, "");

        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "conversations.create",
                () -> conversations.create(
                        Conversations.group(ref, HistoryPolicy.ALL),
                        EntryDraft.membership(ref).entry()));
        calls.put("conversations.find", () -> conversations.find(ref));
        calls.put("conversations.membership", () -> conversations.membership(ref, person));
        calls.put("conversations.roster", () -> conversations.roster(ref));
        calls.put("conversations.membershipsOf", () -> conversations.membershipsOf(ref.tenant(), person, null, 1));
        calls.put(
                "entries.append",
                () -> entries.append(List.of(EntryDraft.message(ref).entry())));
        calls.put(
                "entries.appendUnder",
                () -> entries.appendUnder(lease, List.of(EntryDraft.message(ref).entry())));
        calls.put("entries.read", () -> entries.read(List.of(range), 1));
        calls.put("entries.readBackward", () -> entries.readBackward(range, 1));
        calls.put("entries.find", () -> entries.find(ref, Ids.name()));
        calls.put("marks.advance", () -> marks.advance(List.of(new MarkUpdate(ref, person, 1, 1))));
        calls.put("marks.unread", () -> marks.unread(ref.tenant(), person, List.of(ref.conversation())));
        calls.put("keys.find", () -> keys.find(List.of(key)));
        calls.put("keys.putIfAbsent", () -> keys.putIfAbsent(List.of(Keys.first(key))));
        calls.put("keys.replace", () -> keys.replace(Keys.version(key, 2)));
        calls.put("keys.delete", () -> keys.delete(key));
        calls.put("keys.list", () -> keys.list(KeyKind.TENANT, null, null, 1));
        calls.put("leases.acquire", () -> leases.acquire(lease.name(), lease.holder(), "", LeaseDesk.SHORT));
        calls.put("leases.renew", () -> leases.renew(lease, LeaseDesk.SHORT));
        calls.put("leases.release", () -> leases.release(lease));
        calls.put("leases.held", () -> leases.held(lease.name(), 1));
        calls.put("changes.changedSince", () -> changes.changedSince(null, 1));
        return calls;
    }
}
