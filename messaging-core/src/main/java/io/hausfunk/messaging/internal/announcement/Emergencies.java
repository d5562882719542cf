// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.administration.AuditRecord.Phase;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.audit.AuditWriter;
import io.hausfunk.messaging.internal.audit.AuditWriter.Act;
import io.hausfunk.messaging.internal.audit.AuditWriter.State;
import io.hausfunk.messaging.model.ConversationId;
import java.util.Optional;
import java.util.UUID;

/** Records in the audit log who overrides when people may be told: before it is done, and once it is. Blocks. */
public final class Emergencies {
    private static final String OPERATION = "announcements.emergency";

    private final AuditWriter audit;

    /** Records with this one. */
    public Emergencies(AuditWriter audit) {
        this.audit = audit;
    }

    /** What is begun; empty if it is no emergency. */
    Optional<Act> begin(Actor actor, ConversationId id, AnnouncementContent says) {
        if (says.priority() != AnnouncementPriority.EMERGENCY) {
            return Optional.empty();
        }
        Act act = new Act(
                UUID.randomUUID(),
                actor.user().value(),
                OPERATION,
                Optional.of(id.value().toString()),
                Optional.empty());
        audit.write(actor.tenant(), act, state(Phase.BEGUN));
        return Optional.of(act);
    }

    void done(Actor actor, Act act) {
        audit.write(actor.tenant(), act, state(Phase.DONE));
    }

    private static State state(Phase phase) {
        return new State(phase.name(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
