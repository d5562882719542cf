// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.internal.directory.Belonging;
import io.hausfunk.messaging.internal.directory.Consequences;
import io.hausfunk.messaging.internal.session.Sessions;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Ends sessions, and lets conversations follow. */
public record DirectoryEffects(Sessions sessions, Follower follower) implements Consequences {
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
        return follower.differences(tenant, belonging);
    }

    @Override
    public void follow(TenantId tenant, Belonging belonging) {
        follower.follow(tenant, belonging);
    }
}
