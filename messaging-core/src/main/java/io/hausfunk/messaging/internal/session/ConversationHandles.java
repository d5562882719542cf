// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.internal.reading.ConversationReader;
import io.hausfunk.messaging.internal.reading.ParticipantReader;
import io.hausfunk.messaging.internal.road.Changing;
import io.hausfunk.messaging.internal.road.Sending;
import io.hausfunk.messaging.storage.ConversationRef;

/** Gives conversations into the hands of sessions. */
public final class ConversationHandles {
    private final Sending sending;
    private final Changing changing;
    private final Activity activity;
    private final ConversationReader reader;
    private final ParticipantReader participants;

    /** Handles act through these. */
    public ConversationHandles(
            Sending sending,
            Changing changing,
            Activity activity,
            ConversationReader reader,
            ParticipantReader participants) {
        this.sending = sending;
        this.changing = changing;
        this.activity = activity;
        this.reader = reader;
        this.participants = participants;
    }

    /** A handle; what it may do is decided with each call. */
    Conversation handle(SessionLife life, ConversationRef ref) {
        return new EngineConversation(
                life, ref, sending, activity, reader, new EngineParticipants(life, ref, changing, participants));
    }
}
