// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people have to be told of announcements. Blocks in the store. */
public interface DueReminders {
    /** What is due for somebody at a time, told or not; empty while that cannot be known. */
    Optional<List<Reminder>> of(Actor actor, Instant now);

    /** Announcements have new entries: what is due, and when, may be something else. */
    void changed(Collection<ConversationRef> announcements);

    /** Whatever announcements a tenant has may have new entries. */
    void changed(TenantId tenant);
}
