// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.model.ConversationId;
import java.util.OptionalInt;

/**
 * An announcement of which a person is told, and why.
 *
 * <p>The engine makes it. Later versions may add methods, and reasons.
 */
public interface NotifiedAnnouncement {
    /** Why somebody is told. */
    enum Reason {
        /** The person has not acknowledged it. */
        REMINDER,
        /** It has not reached the person in any other way. */
        UNREACHED,
        /** People who report to the person have not acknowledged it. */
        ESCALATION
    }

    /** Which one. */
    ConversationId announcement();

    /** Why. */
    Reason reason();

    /** Which of the reminders this is, from 1 on; 1 for other reasons. */
    int step();

    /** Of an escalation: how many have not acknowledged; empty if the person may not know, and for other reasons. */
    OptionalInt people();
}
