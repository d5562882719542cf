// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class MemoryLeaseStore implements LeaseStore {
    private final DataAccess access;
    private final LeaseTable leases;

    MemoryLeaseStore(DataAccess access) {
        this.access = access;
        this.leases = access.data().leases;
    }

    @Override
    public Optional<Lease> acquire(String name, UUID holder, String note, Duration time) {
        Lease.requireName(name);
        Objects.requireNonNull(holder, "holder");
        Lease.requireNote(note);
        Limits.leaseTime(time);
        return access.write(() -> leases.acquire(name, holder, note, time));
    }

    @Override
    public boolean renew(Lease lease, Duration time) {
        Objects.requireNonNull(lease, "lease");
        Limits.leaseTime(time);
        return access.write(() -> leases.renew(lease, time));
    }

    @Override
    public void release(Lease lease) {
        Objects.requireNonNull(lease, "lease");
        access.write(() -> {
            leases.release(lease);
            return true;
        });
    }

    @Override
    public List<Lease> held(String prefix, int limit) {
        Lease.requireName(prefix);
        Limits.limit(limit);
        return access.read(() -> leases.held(prefix, limit));
    }
}
