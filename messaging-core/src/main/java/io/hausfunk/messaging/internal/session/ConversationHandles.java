// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.reading.ConversationReader;
import io.hausfunk.messaging.internal.reading.ParticipantReader;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;

/** Gives conversations into the hands of sessions. */
public final class ConversationHandles {
    private final MessageFacets messages;
    private final ConversationChanges changes;
    private final TypingAndMarks activity;
    private final ConversationReader reader;
    private final ParticipantReader participants;
    private final OwnRecords own;

    /** Handles act through these. */
    public ConversationHandles(
            MessageFacets messages,
            ConversationChanges changes,
            TypingAndMarks activity,
            ConversationReader reader,
            ParticipantReader participants,
            OwnRecords own) {
        this.messages = messages;
        this.changes = changes;
        this.activity = activity;
        this.reader = reader;
        this.participants = participants;
        this.own = own;
    }

    /** The message that a forward refers to; refused alike where there is none and where the actor may not read it. Blocks. */
    TimelineItem forwarded(Actor actor, ConversationRef ref, long message) {
        return messages.timeline().messages(actor, ref, List.of(message)).stream()
                .findFirst()
                .orElseThrow(Access::refused);
    }

    /** A handle; what it may do is decided with each call. */
    Conversation handle(SessionLife life, ConversationRef ref) {
        return new EngineConversation(
                life, ref, messages, activity, reader, new EngineParticipants(life, ref, changes, participants), own);
    }
}
