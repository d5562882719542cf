// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.internal.reading.ConversationReader;
import io.hausfunk.messaging.internal.reading.ParticipantReader;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.internal.writing.MessageRevisions;
import io.hausfunk.messaging.internal.writing.MessageSender;
import io.hausfunk.messaging.storage.ConversationRef;

/** Gives conversations into the hands of sessions. */
public final class ConversationHandles {
    private final MessageSender sender;
    private final MessageRevisions revisions;
    private final ConversationChanges changes;
    private final Activity activity;
    private final ConversationReader reader;
    private final ParticipantReader participants;

    /** Handles act through these. */
    public ConversationHandles(
            MessageSender sender,
            MessageRevisions revisions,
            ConversationChanges changes,
            Activity activity,
            ConversationReader reader,
            ParticipantReader participants) {
        this.sender = sender;
        this.revisions = revisions;
        this.changes = changes;
        this.activity = activity;
        this.reader = reader;
        this.participants = participants;
    }

    /** A handle; what it may do is decided with each call. */
    Conversation handle(SessionLife life, ConversationRef ref) {
        return new EngineConversation(
                life,
                ref,
                sender,
                activity,
                reader,
                new EngineParticipants(life, ref, changes, participants),
                new EngineMessages(life, ref, revisions));
    }
}
