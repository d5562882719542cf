// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.attachments.AttachmentService;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.internal.reading.TimelineReader;
import io.hausfunk.messaging.internal.writing.MessageMarks;
import io.hausfunk.messaging.internal.writing.MessageRevisions;
import io.hausfunk.messaging.internal.writing.MessageSender;
import io.hausfunk.messaging.internal.writing.PollVotes;
import io.hausfunk.messaging.storage.ConversationRef;

/** What is done with messages of conversations. */
public record MessageFacets(
        MessageSender sender,
        MessageRevisions revisions,
        MessageMarks marks,
        PollVotes votes,
        TimelineReader timeline,
        AttachmentService attachments,
        Schedule schedule,
        Outbox outbox,
        MachineMessages machine) {
    EngineCards cards(SessionLife life, ConversationRef ref) {
        return new EngineCards(life, ref, machine);
    }

    EngineMessages messages(SessionLife life, ConversationRef ref) {
        return new EngineMessages(life, ref, revisions, marks, votes);
    }

    EngineTimeline timeline(SessionLife life, ConversationRef ref) {
        return new EngineTimeline(life, ref, timeline);
    }

    EngineScheduled scheduled(SessionLife life, ConversationRef ref) {
        return new EngineScheduled(life, ref, schedule);
    }

    EngineAttachments attachments(SessionLife life, ConversationRef ref) {
        return new EngineAttachments(life, ref, attachments);
    }
}
