// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.internal.directory.GroupMembers;
import io.hausfunk.messaging.internal.directory.SyncTarget;
import io.hausfunk.messaging.internal.session.Sessions;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Ends sessions, lets conversations follow, and tells whom it concerns that a directory changed. */
public record SessionsAndGroups(Sessions sessions, Follower follower, Consumer<TenantId> changed)
        implements SyncTarget {
    @Override
    public Set<UserId> signedIn(TenantId tenant) {
        return sessions.users(tenant);
    }

    @Override
    public void endSessions(TenantId tenant, Predicate<UserId> people) {
        sessions.end(tenant, people);
    }

    @Override
    public List<ConversationDifference> differences(TenantId tenant, GroupMembers groups) {
        return follower.differences(tenant, groups);
    }

    @Override
    public void follow(TenantId tenant, GroupMembers groups) {
        changed.accept(tenant);
        follower.follow(tenant, groups);
    }
}
