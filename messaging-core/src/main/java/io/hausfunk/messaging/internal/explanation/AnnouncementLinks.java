// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.Explanation.Answer;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.announcement.AnnouncementStanding;
import io.hausfunk.messaging.internal.announcement.Boards;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.ConversationStore;
import java.util.Optional;

/** Whether an announcement is shown, and to whom. Blocks. */
public final class AnnouncementLinks {
    private final ConversationStore conversations;
    private final Boards boards;

    /** Asks these boards about what the store has as announcements. */
    public AnnouncementLinks(ConversationStore conversations, Boards boards) {
        this.conversations = conversations;
        this.boards = boards;
    }

    boolean isAnnouncement(Asked asked) {
        return conversations
                .find(asked.ref())
                .filter(one -> one.kind().equals(ConversationKind.ANNOUNCEMENT))
                .isPresent();
    }

    /** How the person stands towards it; empty if it is not known. */
    Optional<AnnouncementStanding> ask(Asked asked, Chain chain) {
        chain.nothing(Part.MEMBERSHIP);
        chain.nothing(Part.HOST);
        try {
            Optional<AnnouncementStanding> standing = boards.standing(asked.actor(), asked.ref(), asked.now());
            standing.ifPresentOrElse(
                    found -> say(found, chain), () -> chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_NOT_FOUND));
            return standing;
        } catch (HostException e) {
            chain.unknown(Part.AUDIENCE, ExplanationCode.UNAVAILABLE);
        } catch (NotPermittedException e) {
            chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_NOT_FOUND);
        }
        return Optional.empty();
    }

    private static void say(AnnouncementStanding standing, Chain chain) {
        switch (standing.state()) {
            case DRAFT, SUBMITTED, APPROVED -> chain.no(Part.MESSAGE, ExplanationCode.NOT_PUBLISHED);
            case SCHEDULED -> chain.say(Part.MESSAGE, Answer.NO, ExplanationCode.NOT_SHOWN_YET, standing.from());
            case PUBLISHED -> chain.yes(Part.MESSAGE, ExplanationCode.MESSAGE_THERE);
            case PAUSED -> chain.no(Part.MESSAGE, ExplanationCode.PAUSED);
            case STOPPED -> chain.no(Part.MESSAGE, ExplanationCode.STOPPED);
            case ENDED -> chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_EXPIRED);
            case RETRACTED -> chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_RETRACTED);
        }
        if (standing.addressed()) {
            chain.yes(Part.AUDIENCE, ExplanationCode.ADDRESSED);
        } else {
            chain.no(Part.AUDIENCE, ExplanationCode.NOT_IN_AUDIENCE);
        }
    }
}
