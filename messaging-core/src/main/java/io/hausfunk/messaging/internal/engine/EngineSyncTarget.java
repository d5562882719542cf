// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.internal.directory.GroupMembers;
import io.hausfunk.messaging.internal.directory.SyncTarget;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends sessions, and lets conversations follow their groups. */
final class EngineSyncTarget implements SyncTarget {
    private final Sessions sessions;
    private volatile @Nullable Follower follower;

    EngineSyncTarget(Sessions sessions) {
        this.sessions = sessions;
    }

    /** From now on, conversations follow too. */
    void begin(Follower newFollower) {
        follower = newFollower;
    }

    @Override
    public Set<UserId> signedIn(TenantId tenant) {
        return sessions.users(tenant);
    }

    @Override
    public void endSessions(TenantId tenant, Predicate<UserId> people) {
        sessions.close(tenant, people);
    }

    @Override
    public List<ConversationDifference> differences(TenantId tenant, GroupMembers groups) {
        Follower following = follower;
        return following == null ? List.of() : following.differences(tenant, groups);
    }

    @Override
    public void follow(TenantId tenant, GroupMembers groups) {
        Follower following = follower;
        if (following != null) {
            following.follow(tenant, groups);
        }
    }
}
