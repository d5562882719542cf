// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.internal.PromiseQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the checks of all aspects share: an open store, a tenant and people nobody else knows, and short words. */
@ExtendWith(PromiseQuoting.class)
abstract class StorageContract {
    final TenantId tenant = FreshIds.tenant();
    final PersonKey anna = FreshIds.person();
    final PersonKey ben = FreshIds.person();
    final PersonKey carl = FreshIds.person();

    StorageHarness harness;
    MessagingStorage store;
    private final List<MessagingStorage> opened = new ArrayList<>();

    abstract StorageHarness newHarness();

    @BeforeEach
    void open_a_store() {
        harness = newHarness();
        store = opened(harness.newStore());
    }

    @AfterEach
    void close_what_was_opened() {
        opened.forEach(MessagingStorage::close);
        harness.close();
    }

    final MessagingStorage opened(MessagingStorage storage) {
        opened.add(storage);
        storage.open();
        return storage;
    }

    /** Closes the store and opens the next one on the same data. */
    final void reopen() {
        store.close();
        store = opened(harness.newStore());
    }

    final MessagingStorage secondNode() {
        assumeTrue(store.descriptor().shared(), "not applicable: this store serves one node");
        return opened(harness.secondNode());
    }

    /** A group of the tenant that Anna created and in which Ben is a member; newcomers may read all. */
    final ConversationRef group() {
        return group(HistoryPolicy.ALL);
    }

    final ConversationRef group(HistoryPolicy history) {
        return group(FreshIds.conversation(tenant), history);
    }

    final ConversationRef group(ConversationRef ref, HistoryPolicy history) {
        NewEntry first = EntryDraft.membership(ref)
                .by(anna)
                .changing(new Joins(anna, Role.OWNER), new Joins(ben, Role.MEMBER))
                .entry();
        store.conversations().create(SampleConversations.group(ref, history), first);
        return ref;
    }

    final List<ConversationRef> groups(int count) {
        return IntStream.range(0, count).mapToObj(number -> group()).toList();
    }

    final AppendResult append(NewEntry entry) {
        return store.entries().append(List.of(entry)).get(0);
    }

    /** Appends what is certain to be accepted, under the membership of the moment, and returns its number. */
    final long say(ConversationRef ref, PersonKey author) {
        return accepted(EntryDraft.message(ref).by(author));
    }

    final long change(ConversationRef ref, ParticipantChange... changes) {
        return accepted(EntryDraft.membership(ref).by(anna).changing(changes));
    }

    private long accepted(EntryDraft draft) {
        NewEntry entry =
                draft.under(conversation(draft.conversation()).membership()).entry();
        AppendResult result = append(entry);
        if (result instanceof AppendResult.Appended appended) {
            return appended.sequence();
        }
        throw new AssertionError("a new entry with the right membership was not appended but " + result);
    }

    final StoredConversation conversation(ConversationRef ref) {
        return store.conversations()
                .find(ref)
                .orElseThrow(() -> new AssertionError("a conversation that was created is not found"));
    }

    final Participant participant(ConversationRef ref, PersonKey person) {
        return store.conversations()
                .membership(ref, person)
                .orElseThrow(() -> new AssertionError("somebody who joined has no membership"))
                .participant();
    }

    final List<StoredEntry> all(ConversationRef ref) {
        return store.entries().read(List.of(new EntryRange(ref, 0, Long.MAX_VALUE)), 1000);
    }

    static List<Long> numbers(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::sequence).toList();
    }
}
