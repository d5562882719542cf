// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real store with a fault in front of or behind its appends, or in front of its reads. */
final class FaultyStorage implements MessagingStorage {
    /** Stands between the engine and the store's own append. */
    interface Fault {
        List<AppendResult> append(List<NewEntry> entries, Function<List<NewEntry>, List<AppendResult>> store);
    }

    private final MessagingStorage real;
    volatile Fault fault = (entries, store) -> store.apply(entries);
    volatile Runnable beforeReading = () -> {};
    volatile Runnable beforeLooking = () -> {};
    volatile Runnable beforeLeasing = () -> {};
    volatile Runnable beforeMarking = () -> {};
    volatile Predicate<StoredEntry> lost = entry -> false;

    FaultyStorage(MessagingStorage real) {
        this.real = real;
    }

    @Override
    public StorageDescriptor descriptor() {
        return real.descriptor();
    }

    @Override
    public void open() {
        real.open();
    }

    @Override
    public ConversationStore conversations() {
        ConversationStore conversations = real.conversations();
        return new ConversationStore() {
            @Override
            public boolean create(NewConversation conversation, NewEntry first) {
                return conversations.create(conversation, first);
            }

            @Override
            public Optional<StoredConversation> find(ConversationRef conversation) {
                beforeReading.run();
                return conversations.find(conversation);
            }

            @Override
            public Optional<Membership> membership(ConversationRef conversation, PersonKey person) {
                beforeReading.run();
                return conversations.membership(conversation, person);
            }

            @Override
            public Optional<Roster> roster(ConversationRef conversation) {
                beforeReading.run();
                return conversations.roster(conversation);
            }

            @Override
            public List<Membership> membershipsOf(
                    TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit) {
                beforeReading.run();
                return conversations.membershipsOf(tenant, person, after, limit);
            }

            @Override
            public List<Activity> activityOf(
                    TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit) {
                beforeReading.run();
                return conversations.activityOf(tenant, person, after, limit);
            }

            @Override
            public List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> in) {
                beforeReading.run();
                return conversations.activityIn(tenant, person, in);
            }

            @Override
            public Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> in) {
                beforeReading.run();
                return conversations.presentIn(tenant, in);
            }

            @Override
            public List<StoredConversation> ofKind(
                    TenantId tenant,
                    ConversationKind kind,
                    Instant since,
                    @Nullable StoredConversation after,
                    int limit) {
                beforeReading.run();
                return conversations.ofKind(tenant, kind, since, after, limit);
            }
        };
    }

    @Override
    public EntryStore entries() {
        EntryStore entries = real.entries();
        return new EntryStore() {
            @Override
            public List<AppendResult> append(List<NewEntry> batch) {
                return fault.append(batch, entries::append);
            }

            @Override
            public List<AppendResult> appendUnder(Lease lease, List<NewEntry> batch) {
                return fault.append(batch, each -> entries.appendUnder(lease, each));
            }

            @Override
            public List<StoredEntry> read(List<EntryRange> ranges, int limit) {
                beforeReading.run();
                return entries.read(ranges, limit).stream()
                        .filter(lost.negate())
                        .toList();
            }

            @Override
            public List<StoredEntry> readStanding(EntryRange range, boolean newestFirst, int limit) {
                return entries.readStanding(range, newestFirst, limit);
            }

            @Override
            public List<StoredEntry> readBackward(EntryRange range, int limit) {
                return entries.readBackward(range, limit);
            }

            @Override
            public List<Expiring> expiring(Instant upTo, @Nullable Expiring after, int limit) {
                return entries.expiring(upTo, after, limit);
            }

            @Override
            public Optional<StoredEntry> find(ConversationRef conversation, EntryName name) {
                return entries.find(conversation, name);
            }
        };
    }

    @Override
    public PersonalStore personal() {
        return real.personal();
    }

    @Override
    public AnnexStore annexes() {
        return real.annexes();
    }

    @Override
    public MarkStore marks() {
        MarkStore marks = real.marks();
        return new MarkStore() {
            @Override
            public void advance(List<MarkUpdate> updates) {
                beforeMarking.run();
                marks.advance(updates);
            }

            @Override
            public Map<ConversationId, Long> unread(
                    TenantId tenant, PersonKey person, List<ConversationId> conversations) {
                return marks.unread(tenant, person, conversations);
            }
        };
    }

    @Override
    public KeyStore keys() {
        return real.keys();
    }

    @Override
    public LeaseStore leases() {
        LeaseStore leases = real.leases();
        return new LeaseStore() {
            @Override
            public Optional<Lease> acquire(String name, UUID holder, String note, Duration time) {
                beforeLeasing.run();
                return leases.acquire(name, holder, note, time);
            }

            @Override
            public boolean renew(Lease lease, Duration time) {
                beforeLeasing.run();
                return leases.renew(lease, time);
            }

            @Override
            public void release(Lease lease) {
                leases.release(lease);
            }

            @Override
            public List<Lease> held(String prefix, int limit) {
                return leases.held(prefix, limit);
            }
        };
    }

    @Override
    public HistoryStore history() {
        return real.history();
    }

    @Override
    public ChangeStore changes() {
        ChangeStore changes = real.changes();
        return (mark, limit) -> {
            beforeLooking.run();
            return changes.changedSince(mark, limit);
        };
    }

    @Override
    public void close() {
        real.close();
    }
}
