// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.writing.MessageMarks;
import io.hausfunk.messaging.internal.writing.MessageRevisions;
import io.hausfunk.messaging.internal.writing.PollVotes;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The messages of a conversation, in the hands of one session's person. */
final class EngineMessages implements Messages {
    private final SessionLife life;
    private final ConversationRef ref;
    private final MessageRevisions revisions;
    private final MessageMarks marks;
    private final PollVotes votes;

    EngineMessages(
            SessionLife life, ConversationRef ref, MessageRevisions revisions, MessageMarks marks, PollVotes votes) {
        this.life = life;
        this.ref = ref;
        this.revisions = revisions;
        this.marks = marks;
        this.votes = votes;
    }

    @Override
    public CompletionStage<Change> edit(long message, Draft draft) {
        required(draft, "draft");
        return revisions.edit(life.open(), ref, number(message), draft);
    }

    @Override
    public CompletionStage<Change> retract(long message) {
        return revisions.retract(life.open(), ref, number(message));
    }

    @Override
    public CompletionStage<Change> redact(long message, String reason) {
        Texts.requireText(reason, MAX_REASON_BYTES);
        return revisions.redact(life.open(), ref, number(message), reason);
    }

    @Override
    public CompletionStage<Change> react(long message, String reaction) {
        return marks.react(life.open(), ref, number(message), reaction(reaction));
    }

    @Override
    public CompletionStage<Change> withdrawReaction(long message, String reaction) {
        return marks.withdraw(life.open(), ref, number(message), reaction(reaction));
    }

    @Override
    public CompletionStage<Change> pin(long message) {
        return marks.pin(life.open(), ref, number(message));
    }

    @Override
    public CompletionStage<Change> unpin(long message) {
        return marks.unpin(life.open(), ref, number(message));
    }

    @Override
    public CompletionStage<Change> vote(long poll, Collection<Integer> options) {
        if (required(options, "options").stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "one of the options is null");
        }
        return votes.vote(life.open(), ref, number(poll), Set.copyOf(options));
    }

    @Override
    public CompletionStage<Change> closePoll(long poll) {
        return votes.close(life.open(), ref, number(poll));
    }

    private static String reaction(String reaction) {
        if (!Texts.isIdentifier(reaction, Reaction.MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "a reaction has 1 to " + Reaction.MAX_BYTES + " UTF-8 bytes and no control characters");
        }
        return reaction;
    }

    private static long number(long message) {
        if (message < 1) {
            throw new InvalidInputException(ErrorCode.MESSAGE_MISSING, "entries are numbered from 1");
        }
        return message;
    }
}
