// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.model.TenantId;
import java.util.function.Function;

/** Delegates to the feed of each tenant's directory. */
record PerTenantFeed(Function<TenantId, DirectoryFeed> feeds) implements DirectoryFeed {
    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return feeds.apply(tenant).snapshot(tenant);
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        return feeds.apply(tenant).changesSince(tenant, mark);
    }
}
