// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.internal.directory.Belonging;
import io.hausfunk.messaging.internal.directory.Consequences;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends sessions, and lets conversations follow. */
final class DirectoryEffects implements Consequences {
    private final Sessions sessions;
    private volatile @Nullable Follower follower;

    DirectoryEffects(Sessions sessions) {
        this.sessions = sessions;
    }

    /** From now on conversations follow as well. */
    void begin(Follower newFollower) {
        follower = newFollower;
    }

    @Override
    public Set<UserId> present(TenantId tenant) {
        return sessions.users(tenant);
    }

    @Override
    public void out(TenantId tenant, Predicate<UserId> people) {
        sessions.close(tenant, people);
    }

    @Override
    public List<ConversationDifference> differences(TenantId tenant, Belonging belonging) {
        Follower following = follower;
        return following == null ? List.of() : following.differences(tenant, belonging);
    }

    @Override
    public void follow(TenantId tenant, Belonging belonging) {
        Follower following = follower;
        if (following != null) {
            following.follow(tenant, belonging);
        }
    }
}
