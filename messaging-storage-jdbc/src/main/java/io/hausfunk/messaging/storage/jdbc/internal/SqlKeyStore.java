// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys in SQL. */
public final class SqlKeyStore implements KeyStore {
    private final Database database;
    private final KeyRows keys;

    /** Prepares the statements. */
    public SqlKeyStore(Database database) {
        this.database = database;
        this.keys = new KeyRows(database.dialect());
    }

    @Override
    public List<KeyRow> find(Collection<KeyRef> refs) {
        database.ensureOpen();
        List<KeyRef> asked = Arguments.list(refs, 0, "keys").stream().distinct().toList();
        return asked.isEmpty() ? List.of() : database.read("find keys", session -> keys.find(session, asked));
    }

    @Override
    public List<KeyRow> putIfAbsent(List<KeyRow> rows) {
        database.ensureOpen();
        List<KeyRow> given = Arguments.list(rows, 0, "keys");
        List<KeyRef> refs = given.stream().map(KeyRow::ref).distinct().toList();
        if (refs.size() < given.size() || given.stream().anyMatch(row -> row.version() != 1)) {
            throw new IllegalArgumentException("rows of version 1, each key once");
        }
        if (given.isEmpty()) {
            return List.of();
        }
        Map<KeyRef, KeyRow> stored = new HashMap<>();
        while (stored.size()
                < refs.size()) { // a row that was there may be deleted before it is read: then ours may go in
            database.<Boolean>write("put keys", session -> {
                stored.clear();
                boolean all = keys.insert(session, given) == given.size();
                List<KeyRow> now = all ? given : keys.find(session, refs);
                now.forEach(row -> stored.put(row.ref(), row));
                return all;
            });
        }
        List<KeyRow> result = new ArrayList<>();
        refs.forEach(ref -> result.add(Objects.requireNonNull(stored.get(ref))));
        return List.copyOf(result);
    }

    @Override
    public boolean replace(KeyRow next) {
        database.ensureOpen();
        Objects.requireNonNull(next, "next");
        return database.write("replace key", session -> changed(session, keys.replace(session, next)));
    }

    @Override
    public boolean delete(KeyRef ref) {
        database.ensureOpen();
        Objects.requireNonNull(ref, "ref");
        return database.write("delete key", session -> changed(session, keys.delete(session, ref)));
    }

    @Override
    public List<KeyRow> list(KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(kind, "kind");
        Arguments.limit(limit);
        return database.read("list keys", session -> keys.list(session, kind, tenant, after, limit));
    }

    @Override
    public boolean protects(@Nullable TenantId tenant) {
        database.ensureOpen();
        return database.read("protected data", session -> keys.protect(session, tenant));
    }

    private static boolean changed(SqlSession session, int rows) {
        if (rows == 0) {
            session.discard();
        }
        return rows > 0;
    }
}
