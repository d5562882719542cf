// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a synchronisation is applied to: sessions, and conversations that follow groups. */
public interface SyncTarget {
    /** The people of a tenant who have sessions on this node. */
    Set<UserId> signedIn(TenantId tenant);

    /** Ends the sessions of these people. Does not block. */
    void endSessions(TenantId tenant, Predicate<UserId> people);

    /** What {@link #follow} would change; only conversations that would change are listed. Blocks. */
    List<ConversationDifference> differences(TenantId tenant, GroupMembers groups);

    /** Brings conversations in line with their groups. Blocks. If it fails, the next run calls it again. */
    void follow(TenantId tenant, GroupMembers groups);
}
