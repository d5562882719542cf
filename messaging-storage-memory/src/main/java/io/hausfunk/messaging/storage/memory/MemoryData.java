// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies in memory, apart from the {@link MemoryStorage}s that look at it: it outlives their closing, and several of
 * them, one for each engine in this JVM, may share it.
 */
public final class MemoryData {
    /** One lock for all: a call is atomic over any conversations and tenants, and none takes longer than a map access. */
    final ReadWriteLock lock = new ReentrantReadWriteLock();

    final KeyTable keys = new KeyTable();
    final ChangeLog changes = new ChangeLog();
    final LeaseTable leases;
    final ExpiryTable expiry = new ExpiryTable();
    final AddresseeTable addressees = new AddresseeTable();
    final PersonalTable personal = new PersonalTable();
    final TaskTable tasks;
    final BlobTable blobs = new BlobTable();
    private final History history = new History(UUID.randomUUID().toString());
    private final Map<ConversationRef, ConversationTable> conversations = new HashMap<>();
    private final Map<PersonOf, NavigableMap<ConversationId, ConversationTable>> byPerson = new HashMap<>();

    /** Makes an empty one. */
    public MemoryData() {
        this(System::nanoTime);
    }

    /**
     * Makes an empty one with a clock of its own, by which leases run out and tasks become due.
     *
     * @param nanoTime nanoseconds from any moment on, as {@link System#nanoTime()} counts them
     */
    public MemoryData(LongSupplier nanoTime) {
        this(nanoTime, Instant.now());
    }

    /**
     * The same where it is another time now.
     *
     * @param made what the clock shows now
     */
    public MemoryData(LongSupplier nanoTime, Instant made) {
        this.leases = new LeaseTable(Objects.requireNonNull(nanoTime, "nanoTime"));
        Objects.requireNonNull(made, "made");
        long start = nanoTime.getAsLong();
        this.tasks = new TaskTable(() -> made.plusNanos(nanoTime.getAsLong() - start));
    }

    /** How many tasks a tenant has, due or not. */
    public int tasks(TenantId tenant) {
        lock.readLock().lock();
        try {
            return tasks.count(tenant);
        } finally {
            lock.readLock().unlock();
        }
    }

    History history() {
        return history;
    }

    /** Whether an entry rests on what is here. */
    boolean continues(NewEntry entry) {
        return entry.expectedHistory() == null || entry.expectedHistory().equals(history);
    }

    @Nullable
    ConversationTable conversation(ConversationRef ref) {
        return conversations.get(ref);
    }

    Collection<ConversationTable> conversations() {
        return conversations.values();
    }

    void add(ConversationTable conversation) {
        conversations.put(conversation.ref(), conversation);
    }

    /** Whether a tenant, or any, has a conversation or a task. */
    boolean holds(@Nullable TenantId tenant) {
        return tasks.holds(tenant)
                || conversations.keySet().stream()
                        .anyMatch(ref -> tenant == null || ref.tenant().equals(tenant));
    }

    void index(PersonKey person, ConversationTable conversation) {
        byPerson.computeIfAbsent(new PersonOf(conversation.ref().tenant(), person), key -> new TreeMap<>())
                .put(conversation.ref().conversation(), conversation);
    }

    NavigableMap<ConversationId, ConversationTable> conversationsOf(TenantId tenant, PersonKey person) {
        return byPerson.getOrDefault(new PersonOf(tenant, person), new TreeMap<>());
    }

    private record PersonOf(TenantId tenant, PersonKey person) {}
}
