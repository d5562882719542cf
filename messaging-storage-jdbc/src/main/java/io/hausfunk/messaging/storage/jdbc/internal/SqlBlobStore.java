// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.storage.jdbc.ChunkStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Blobs in SQL. Chunks are deleted in small commits, so that nobody waits behind a large one. */
public final class SqlBlobStore implements BlobStore {
    private static final int DELETED_AT_ONCE = 8;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final String BLOB = "b.tenant, b.conversation, b.blob, b.state, b.name, b.header, b.entry";
    private static final String OURS = " WHERE tenant = ? AND conversation = ? AND blob = ?";
    private static final String THERE = " AND b.state <> " + BlobRows.GIVEN_UP;

    private final Database database;
    private final Optional<ChunksElsewhere> elsewhere;
    private final ConversationRows conversations;
    private final String begin;
    private final String write;
    private final String complete;
    private final String prolong;
    private final String byId;
    private final String byIdLocked;
    private final String byName;
    private final String read;
    private final String removable;
    private final String giveUp;
    private final String deleteChunks;
    private final String delete;

    /** Prepares the statements. Chunks are rows, unless there is another place for them. */
    public SqlBlobStore(Database database, Optional<ChunkStore> chunks) {
        this.database = database;
        this.elsewhere = chunks.map(ChunksElsewhere::new);
        Dialect dialect = database.dialect();
        this.conversations = new ConversationRows(dialect);
        this.begin = dialect.text(
                "INSERT INTO {blob} (tenant, conversation, blob, state, entry, expires_at) VALUES (?, ?, ?, 0, 0, ?)"
                        + " ON CONFLICT (tenant, conversation, blob) DO NOTHING");
        this.write = dialect.text("INSERT INTO {blob_chunk} (tenant, conversation, blob, number, bytes) VALUES"
                + " (?, ?, ?, ?, ?) ON CONFLICT (tenant, conversation, blob, number) DO UPDATE SET bytes ="
                + " excluded.bytes");
        this.complete = dialect.text(
                "UPDATE {blob} SET state = " + BlobRows.COMPLETE + ", name = ?, header = ?, expires_at = ?" + OURS);
        this.prolong = dialect.text("UPDATE {blob} SET expires_at = ?" + OURS);
        String some = "SELECT " + BLOB + " FROM {blob} b WHERE b.tenant = ? AND b.conversation = ?" + THERE;
        this.byId = dialect.text(some + " AND b.blob = ?");
        this.byIdLocked = dialect.text(some + " AND b.blob = ? {lock b}");
        this.byName = dialect.text(some + " AND b.name = ?");
        this.read = dialect.text("SELECT c.bytes FROM {blob} b JOIN {blob_chunk} c ON c.tenant = b.tenant AND"
                + " c.conversation = b.conversation AND c.blob = b.blob WHERE b.tenant = ? AND b.conversation = ? AND"
                + " b.blob = ? AND c.number = ?" + THERE);
        this.removable = dialect.text("SELECT b.tenant, b.conversation, b.blob FROM {blob} b WHERE b.state <> "
                + BlobRows.ATTACHED + " AND b.expires_at <= ? LIMIT ?");
        this.giveUp = dialect.text("UPDATE {blob} SET state = " + BlobRows.GIVEN_UP
                + ", name = NULL, header = NULL, expires_at = " + BlobRows.ALWAYS + OURS + " AND state <> "
                + BlobRows.ATTACHED);
        this.deleteChunks = dialect.text("DELETE FROM {blob_chunk}" + OURS
                + " AND number IN (SELECT c.number FROM {blob_chunk} c WHERE c.tenant = ? AND c.conversation = ? AND"
                + " c.blob = ? ORDER BY c.number LIMIT " + DELETED_AT_ONCE + ")");
        this.delete = dialect.text("DELETE FROM {blob}" + OURS + " AND state = " + BlobRows.GIVEN_UP);
    }

    @Override
    public void begin(BlobRef blob, Instant expires) {
        database.ensureOpen();
        long until = moment(expires);
        database.write("begin blob", session -> session.update(begin, key(blob, until)));
    }

    @Override
    public boolean write(BlobRef blob, int number, SealedBytes chunk) {
        database.ensureOpen();
        Arguments.refuseUnless(number >= 0, "chunks are numbered from 0");
        Arguments.refuseUnless(chunk.length() >= 1 && chunk.length() <= MAX_CHUNK, "a chunk has 1 byte to 1 MiB");
        if (elsewhere.isPresent()) {
            return writeElsewhere(elsewhere.get(), blob, number, chunk);
        }
        Object[] row = key(blob, number, chunk.toByteArray());
        return database.write("write blob", session -> {
            List<StoredBlob> found = session.query(byIdLocked, SqlBlobStore::blob, key(blob));
            if (found.isEmpty() || found.get(0).complete()) {
                session.discard();
                return false;
            }
            session.update(write, row);
            return true;
        });
    }

    private boolean writeElsewhere(ChunksElsewhere chunks, BlobRef blob, int number, SealedBytes chunk) {
        if (find(blob).filter(found -> !found.complete()).isEmpty()) {
            return false;
        }
        chunks.write(blob, number, chunk);
        if (find(blob).isEmpty()) {
            // Given up meanwhile: its chunks may have been deleted before this one came.
            chunks.delete(blob);
            return false;
        }
        return true;
    }

    @Override
    public Optional<StoredBlob> complete(BlobRef blob, BlobName name, SealedBytes header, Instant expires) {
        database.ensureOpen();
        Objects.requireNonNull(name, "name");
        Arguments.refuseUnless(header.length() >= 1 && header.length() <= MAX_HEADER, "a header has 1 byte to 64 KiB");
        long until = moment(expires);
        return database.write("complete blob", session -> {
            // The order of locks is that of an append; and nobody else takes the name meanwhile.
            conversations.lock(session, Set.of(blob.conversation()));
            Optional<StoredBlob> found = session.query(byIdLocked, SqlBlobStore::blob, key(blob)).stream()
                    .findFirst();
            if (found.isEmpty() || found.get().complete()) {
                session.update(prolong, before(key(blob), until));
                return found;
            }
            List<StoredBlob> earlier = session.query(byName, SqlBlobStore::blob, key(blob.conversation(), name));
            if (!earlier.isEmpty()) {
                session.discard();
                return Optional.of(earlier.get(0));
            }
            session.update(complete, before(key(blob), name.value(), header.toByteArray(), until));
            return Optional.of(StoredBlob.complete(blob, name, header));
        });
    }

    @Override
    public Optional<StoredBlob> find(BlobRef blob) {
        database.ensureOpen();
        Object[] key = key(blob);
        return database.read("find blob", session -> session.query(byId, SqlBlobStore::blob, key)).stream()
                .findFirst();
    }

    @Override
    public Optional<StoredBlob> find(ConversationRef conversation, BlobName name) {
        database.ensureOpen();
        Object[] key = key(conversation, name);
        return database.read("find blob", session -> session.query(byName, SqlBlobStore::blob, key)).stream()
                .findFirst();
    }

    @Override
    public Optional<SealedBytes> read(BlobRef blob, int number) {
        database.ensureOpen();
        Arguments.refuseUnless(number >= 0, "chunks are numbered from 0");
        if (elsewhere.isPresent()) {
            ChunksElsewhere chunks = elsewhere.get();
            return find(blob).flatMap(found -> chunks.read(blob, number));
        }
        Object[] key = key(blob, number);
        return database
                .read("read blob", session -> session.query(read, row -> SealedBytes.copyOf(row.bytes(1)), key))
                .stream()
                .findFirst();
    }

    @Override
    public List<BlobRef> removable(Instant upTo, int limit) {
        database.ensureOpen();
        long millis = Math.max(BlobRows.ALWAYS, Arguments.millis(upTo));
        Arguments.limit(limit);
        return List.copyOf(database.read(
                "removable blobs",
                session -> session.query(
                        removable, row -> new BlobRef(Records.ref(row, 1), new BlobId(row.uuid(3))), millis, limit)));
    }

    @Override
    public boolean delete(BlobRef blob) {
        database.ensureOpen();
        Object[] key = key(blob);
        if (database.write("delete blob", session -> session.update(giveUp, key)) == 0) {
            return false;
        }
        elsewhere.ifPresent(chunks -> chunks.delete(blob));
        Object[] twice = key(blob, key);
        while (database.write("delete blob", session -> session.update(deleteChunks, twice)) > 0) {
            // The next few.
        }
        database.write("delete blob", session -> session.update(delete, key));
        return true;
    }

    private static StoredBlob blob(Row row) throws SQLException {
        BlobRef ref = new BlobRef(Records.ref(row, 1), new BlobId(row.uuid(3)));
        return switch (row.small(4)) {
            case BlobRows.BEGUN -> StoredBlob.begun(ref);
            case BlobRows.COMPLETE ->
                StoredBlob.complete(ref, new BlobName(row.uuid(5)), SealedBytes.copyOf(row.bytes(6)));
            default -> StoredBlob.attached(ref, new BlobName(row.uuid(5)), row.number(7));
        };
    }

    private static Object[] key(ConversationRef conversation, BlobName name) {
        return new Object[] {
            conversation.tenant().value(), conversation.conversation().value(), name.value()
        };
    }

    private static Object[] key(BlobRef blob, Object... more) {
        ConversationRef ref = blob.conversation();
        Object[] key = {
            ref.tenant().value(), ref.conversation().value(), blob.blob().value()
        };
        return before(more, key);
    }

    private static Object[] before(Object[] last, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private static long moment(Instant at) {
        Arguments.refuseUnless(!at.isBefore(Instant.EPOCH) && at.isBefore(END), "a time from 1970 to the year 9999");
        return at.toEpochMilli();
    }
}
