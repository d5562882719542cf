// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.Lease;
import java.nio.BufferUnderflowException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Statements on leases, by the database's clock. A lease that ended keeps its row for a day: longer than anybody who got a
 * token may take to write it, so that a row that was removed cannot come back with a lower one.
 */
final class LeaseRows {
    /** What ends later than in twice its time was given by a clock that was ahead, and is over. */
    private static final String HELD = "l.expires_at > {now} AND l.expires_at <= {now} + 2 * l.millis";

    private static final String OURS = "l.name = ? AND l.holder = ? AND l.token = ? AND " + HELD;
    /** No name has this character, and those that names have come before it. */
    private static final String BEHIND_ALL = "~";

    private final String acquire;
    private final String sweep;
    private final String renew;
    private final String release;
    private final String guard;
    private final String list;

    LeaseRows(Dialect dialect) {
        this.acquire = dialect.text("INSERT INTO {lease} AS l (name, holder, token, note, millis, expires_at)"
                + " VALUES (?, ?, {token}, ?, ?, {now} + ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,"
                + " token = CASE WHEN l.holder = excluded.holder AND " + HELD + " THEN l.token ELSE {token} END,"
                + " note = excluded.note, millis = excluded.millis, expires_at = {now} + ?"
                + " WHERE l.holder = excluded.holder OR NOT (" + HELD + ") RETURNING token");
        this.sweep = dialect.text("DELETE FROM {lease} WHERE name IN (SELECT l.name FROM {lease} l"
                + " WHERE l.expires_at < {now} - " + Duration.ofDays(1).toMillis() + " {free l})");
        this.renew = dialect.text("UPDATE {lease} AS l SET millis = ?, expires_at = {now} + ?, note = ? WHERE " + OURS);
        this.release = dialect.text("UPDATE {lease} AS l SET expires_at = {now} WHERE " + OURS);
        this.guard = dialect.text("SELECT l.token FROM {lease} l WHERE " + OURS + " {guard l}");
        this.list = dialect.text("SELECT l.name, l.holder, l.token, l.note FROM {lease} l"
                + " WHERE l.name >= ? AND l.name < ? AND " + HELD + " ORDER BY l.name LIMIT ?");
    }

    Optional<Lease> acquire(SqlSession session, String name, UUID holder, String note, long millis)
            throws SQLException {
        List<Long> tokens = session.query(acquire, row -> row.number(1), name, holder, note, millis, millis, millis);
        if (tokens.isEmpty()) {
            session.discard();
            return Optional.empty();
        }
        session.update(sweep);
        return Optional.of(new Lease(name, holder, tokens.get(0), note));
    }

    int renew(SqlSession session, Lease lease, long millis) throws SQLException {
        return session.update(renew, millis, millis, lease.note(), lease.name(), lease.holder(), lease.token());
    }

    int release(SqlSession session, Lease lease) throws SQLException {
        return session.update(release, lease.name(), lease.holder(), lease.token());
    }

    /** Throws {@code LEASE_LOST} unless it is held; lets nobody else take it before the commit. */
    void guard(SqlSession session, Lease lease) throws SQLException {
        if (session.query(guard, row -> row.number(1), lease.name(), lease.holder(), lease.token())
                .isEmpty()) {
            throw new ConflictException(ErrorCode.LEASE_LOST, "append: the lease is not held any more");
        }
    }

    List<Lease> list(SqlSession session, String prefix, int limit) throws SQLException {
        return session.query(list, LeaseRows::lease, prefix, prefix + BEHIND_ALL, limit).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a row that nobody wrote through a store: it must not hide the others. */
    private static Optional<Lease> lease(Row row) throws SQLException {
        try {
            return Optional.of(new Lease(row.text(1), row.uuid(2), row.number(3), row.text(4)));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
