// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Leases in SQL. */
public final class SqlLeaseStore implements LeaseStore {
    private final Database database;
    private final LeaseRows leases;

    /** Prepares the statements. */
    public SqlLeaseStore(Database database) {
        this.database = database;
        this.leases = new LeaseRows(database.dialect());
    }

    @Override
    public Optional<Lease> acquire(String name, UUID holder, String note, Duration time) {
        database.ensureOpen();
        Lease.requireName(name);
        Objects.requireNonNull(holder, "holder");
        Lease.requireNote(note);
        long millis = Arguments.leaseMillis(time);
        return database.write("acquire", session -> leases.acquire(session, name, holder, note, millis));
    }

    @Override
    public boolean renew(Lease lease, Duration time) {
        database.ensureOpen();
        Objects.requireNonNull(lease, "lease");
        long millis = Arguments.leaseMillis(time);
        return database.write("renew", session -> changed(session, leases.renew(session, lease, millis)));
    }

    @Override
    public void release(Lease lease) {
        database.ensureOpen();
        Objects.requireNonNull(lease, "lease");
        database.write("release", session -> changed(session, leases.release(session, lease)));
    }

    @Override
    public List<Lease> held(String prefix, int limit) {
        database.ensureOpen();
        Lease.requireName(prefix);
        Arguments.limit(limit);
        return database.read("held leases", session -> leases.list(session, prefix, limit));
    }

    private static boolean changed(SqlSession session, int rows) {
        if (rows == 0) {
            session.discard();
        }
        return rows > 0;
    }
}
