// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the database could do without an engine: the engine's rows, under new names and numbers, in batches of 100 with a
 * commit each, into a table that the store itself made.
 */
final class RawInserts implements Contestant, AutoCloseable {
    private static final int BATCH = 100;

    private final Map<ConversationRef, Long> heads = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Connection connection;
    private final PreparedStatement insert;
    private final Function<UUID, Object> uuid;
    private final List<NewEntry> rows;
    private int at;

    /** {@code uuid} turns 128 bits into what the store writes for them. */
    RawInserts(Connection connection, String table, Function<UUID, Object> uuid, List<NewEntry> rows)
            throws SQLException {
        this.connection = connection;
        this.uuid = uuid;
        this.rows = rows;
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO " + table
                + " (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, unread, standing, envelope)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
    }

    /** The 16 bytes of 128 bits. */
    static byte[] bytes(UUID value) {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    @Override
    public Slice run(Duration time) {
        return Slice.measure(() -> {
            long end = System.nanoTime() + time.toNanos();
            long written = 0;
            try {
                while (System.nanoTime() < end) {
                    for (int i = 0; i < BATCH; i++) {
                        add(rows.get(at++ % rows.size()));
                    }
                    insert.executeBatch();
                    connection.commit();
                    written += BATCH;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return written;
        });
    }

    private void add(NewEntry entry) throws SQLException {
        insert.setString(1, entry.conversation().tenant().value());
        insert.setObject(2, uuid.apply(entry.conversation().conversation().value()));
        insert.setLong(3, heads.merge(entry.conversation(), 1L, Long::sum));
        insert.setObject(4, uuid.apply(new UUID(random.nextLong(), random.nextLong())));
        insert.setObject(5, uuid.apply(entry.fingerprint().value()));
        insert.setObject(6, uuid.apply(entry.author().value()));
        insert.setLong(7, entry.at().toEpochMilli());
        insert.setInt(8, entry.kind().code());
        insert.setInt(9, entry.countsAsUnread() ? 1 : 0);
        insert.setBytes(10, entry.envelope().toByteArray());
        insert.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
