// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/**
 * A store: the holder of its roles. One instance serves one engine; several nodes may each have an instance on the same
 * data if {@link StorageDescriptor#shared()} says so. What not every store can is a role of its own: {@link HasAddressees}, {@link
 * HasTasks}, {@link HasBlobs}.
 */
public interface MessagingStorage extends AutoCloseable {
    /** What this store is and what it promises. May be called at any time. */
    StorageDescriptor descriptor();

    /**
     * Connects, checks the schema and looks for damage. Called once, before any other method. May be called again after
     * it failed, but not after {@link #close()}.
     *
     * <p>Throws {@code STORAGE_SCHEMA_NEWER} without touching anything if a newer version made the data into what this one cannot use,
     * {@code STORAGE_SCHEMA_MISMATCH} if the schema is not as expected and may not be changed, {@code STORAGE_DAMAGED} if
     * the data is not whole, {@code STORAGE_LOCKED} if another process holds it, {@code STORAGE_UNAVAILABLE} if it cannot
     * be reached.
     */
    void open();

    /** Conversations and their participants. */
    ConversationStore conversations();

    /** Entries. */
    EntryStore entries();

    /** Entries that are about others. */
    AnnexStore annexes();

    /** Delivery and read marks. */
    MarkStore marks();

    /** Wrapped keys. */
    KeyStore keys();

    /** What belongs to one person alone. */
    PersonalStore personal();

    /** Who may do what alone. */
    LeaseStore leases();

    /** Whether the data still continues what was read and acknowledged. */
    HistoryStore history();

    /** What changed, for nodes that heard nothing. */
    ChangeStore changes();

    /**
     * Lets go of everything that this store opened itself; a {@code DataSource} of the host stays open. Idempotent, waits
     * for calls under way, returns within 10 seconds.
     */
    @Override
    void close();
}
