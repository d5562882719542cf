// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Acknowledgement;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What the audience does: it sees announcements and answers them. Does not block. */
public final class AnnouncementResponses {
    private final BoardCalls calls;
    private final BoardSources sources;
    private final ProposalPipeline pipeline;

    /** Writes over this pipeline. */
    public AnnouncementResponses(BoardCalls calls, BoardSources sources, ProposalPipeline pipeline) {
        this.calls = calls;
        this.sources = sources;
        this.pipeline = pipeline;
    }

    /** What concerns somebody now. */
    public CompletionStage<List<Announcement>> current(Actor actor) {
        return calls.read(actor, board -> {
            List<Announcement> shown = board.shownTo(actor);
            shown.forEach(one -> board.told(actor, one));
            return shown;
        });
    }

    /** A subscription, which is not started until it is woken. */
    public CompletionStage<AnnouncementSubscription> listen(
            Actor actor, AnnouncementListener listener, Consumer<AnnouncementSubscription> onClose) {
        return calls.read(actor, board -> {
            AnnouncementSubscription made = new AnnouncementSubscription(actor, board, sources, listener, closed -> {
                board.remove(closed);
                onClose.accept(closed);
            });
            board.add(made);
            made.wake();
            return made;
        });
    }

    /** Notes that somebody read a version. */
    @SuppressWarnings("NullAway") // Void has no other value.
    public CompletionStage<Void> markRead(Actor actor, ConversationId id, long version) {
        return calls.read(actor, board -> {
            KnownAnnouncement one = board.require(actor, id, Operation.RECEIVE_ANNOUNCEMENT);
            long read = Math.min(version, one.course().version());
            one.responses().noteTold(actor.person(), read);
            one.responses().noteRead(actor.person(), read);
            return null;
        });
    }

    /** Acknowledges. */
    public CompletionStage<Acknowledgement> acknowledge(
            Actor actor, ConversationId id, long version, OptionalInt choice) {
        return calls.write(
                actor,
                board -> pipeline.propose(new AcknowledgementProposal(
                        actor, board.require(actor, id, Operation.ACKNOWLEDGE), sources, version, choice)));
    }

    /** Whom somebody may answer. */
    public CompletionStage<UserId> sender(Actor actor, ConversationId id) {
        return calls.read(actor, board -> {
            AnnouncementCourse course =
                    board.require(actor, id, Operation.ANSWER_ANNOUNCEMENT).course();
            AnnouncementState state = course.state(sources.clock().instant());
            if (state != AnnouncementState.PUBLISHED) {
                throw AcknowledgementProposal.over(state);
            }
            return course.publisher()
                    .filter(sender -> course.content().repliesToSender())
                    .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_APPLICABLE, "it takes no replies"));
        });
    }
}
