// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.model.TenantId;
import java.util.Optional;

/** The feed of a healthy directory, of which a subclass breaks one answer. */
class FrontFeed extends Front implements DirectoryFeed {
    FrontFeed(Directory healthy) {
        super(healthy);
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return Optional.of(this);
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return broken(healthyFeed().snapshot(tenant));
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        DirectoryChanges changes = healthyFeed().changesSince(tenant, mark);
        return changes instanceof DirectoryChanges.Changed changed ? broken(tenant, changed) : changes;
    }

    /** What becomes of a snapshot. */
    DirectorySnapshot broken(DirectorySnapshot whole) {
        return whole;
    }

    /** What becomes of changes. */
    DirectoryChanges broken(TenantId tenant, DirectoryChanges.Changed whole) {
        return whole;
    }
}
