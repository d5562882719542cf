// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.SealedBytes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In SQL, what belongs to one person alone. */
public final class SqlPersonalStore implements PersonalStore {
    private static final List<Column> KEY =
            List.of(Column.text("tenant"), Column.uuid("person"), Column.small("kind"), Column.uuid("name"));
    private static final List<Column> ROW = List.of(
            Column.text("tenant"),
            Column.uuid("person"),
            Column.small("kind"),
            Column.uuid("name"),
            Column.number("version"),
            Column.number("at_ms"),
            Column.bytes("payload"));
    private static final String COLUMNS = "t.tenant, t.person, t.kind, t.name, t.version, t.at_ms, t.payload";

    private final Database database;
    private final String find;
    private final String firstPage;
    private final String nextPage;
    private final String insert;
    private final String replace;
    private final String delete;
    private final String old;

    /** Prepares the statements. */
    public SqlPersonalStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        String ofRow = "t.tenant = k.tenant AND t.person = k.person AND t.kind = k.kind AND t.name = k.name";
        this.find = dialect.text("SELECT " + COLUMNS + " FROM {rows} JOIN {personal} t ON " + ofRow, KEY);
        String ofKind = "SELECT " + COLUMNS + " FROM {personal} t WHERE t.tenant = ? AND t.person = ? AND t.kind = ?";
        this.firstPage = dialect.text(ofKind + " ORDER BY t.name LIMIT ?");
        this.nextPage = dialect.text(ofKind + " AND t.name > ? ORDER BY t.name LIMIT ?");
        this.insert = dialect.text(
                "INSERT INTO {personal} (tenant, person, kind, name, version, at_ms, payload) SELECT k.tenant, k.person,"
                        + " k.kind, k.name, k.version, k.at_ms, k.payload FROM {rows} WHERE true"
                        + " ON CONFLICT (tenant, person, kind, name) DO NOTHING",
                ROW);
        this.replace = dialect.text(
                "UPDATE {personal} AS t SET version = k.version, at_ms = k.at_ms, payload = k.payload FROM {rows} WHERE "
                        + ofRow + " AND t.version = k.version - 1",
                ROW);
        this.delete = dialect.text("DELETE FROM {personal} WHERE tenant = ? AND person = ? AND kind = ? AND name = ?");
        this.old = dialect.text("SELECT t.tenant, t.person, t.kind, t.name FROM {personal} t"
                + " WHERE t.kind = ? AND t.at_ms < ? ORDER BY t.at_ms LIMIT ? {free t}");
    }

    @Override
    public List<PersonalRecord> find(Collection<PersonalKey> keys) {
        database.ensureOpen();
        Rows rows = new Rows(KEY);
        Arguments.list(keys, 0, "keys").stream().distinct().forEach(key -> rows.add(key(key)));
        return rows.size() == 0
                ? List.of()
                : database.read("find personal", session -> session.query(find, rows, SqlPersonalStore::row));
    }

    @Override
    public List<PersonalRecord> list(
            TenantId tenant, PersonKey person, PersonalKind kind, @Nullable UUID after, int limit) {
        database.ensureOpen();
        Object[] of = {tenant.value(), person.value(), kind.code(), limit};
        Arguments.limit(limit);
        return database.read(
                "list personal",
                session -> after == null
                        ? session.query(firstPage, SqlPersonalStore::row, of)
                        : session.query(nextPage, SqlPersonalStore::row, of[0], of[1], of[2], after, limit));
    }

    @Override
    public boolean put(PersonalRecord next) {
        database.ensureOpen();
        Objects.requireNonNull(next, "next");
        Object[] key = key(next.key());
        Rows row = new Rows(ROW)
                .add(
                        key[0],
                        key[1],
                        key[2],
                        key[3],
                        next.version(),
                        next.at().toEpochMilli(),
                        next.payload().toByteArray());
        String sql = next.version() == 1 ? insert : replace;
        return database.write("put personal", session -> changed(session, session.update(sql, row))) > 0;
    }

    @Override
    public int delete(Collection<PersonalKey> keys) {
        database.ensureOpen();
        List<PersonalKey> gone = Arguments.list(keys, 0, "keys");
        return gone.isEmpty()
                ? 0
                : database.write("delete personal", session -> changed(session, delete(session, gone)));
    }

    @Override
    public int deleteOlder(PersonalKind kind, Instant before, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(kind, "kind");
        Arguments.limit(limit);
        long millis = Arguments.millis(before);
        return database.write("delete old personal", session -> {
            List<PersonalKey> found = session.query(old, row -> SqlPersonalStore.key(row), kind.code(), millis, limit);
            return changed(session, delete(session, found));
        });
    }

    private int delete(SqlSession session, List<PersonalKey> keys) throws SQLException {
        int deleted = 0;
        for (PersonalKey key : keys) {
            deleted += session.update(delete, key(key));
        }
        return deleted;
    }

    private static int changed(SqlSession session, int rows) {
        if (rows == 0) {
            session.discard();
        }
        return rows;
    }

    private static Object[] key(PersonalKey key) {
        return new Object[] {
            key.tenant().value(), key.person().value(), key.kind().code(), key.name()
        };
    }

    private static PersonalKey key(Row row) throws SQLException {
        return new PersonalKey(
                new TenantId(row.text(1)), new PersonKey(row.uuid(2)), PersonalKind.of(row.small(3)), row.uuid(4));
    }

    private static PersonalRecord row(Row row) throws SQLException {
        return new PersonalRecord(
                key(row), row.number(5), Instant.ofEpochMilli(row.number(6)), SealedBytes.copyOf(row.bytes(7)));
    }
}
