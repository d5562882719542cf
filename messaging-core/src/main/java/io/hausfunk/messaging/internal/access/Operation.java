// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.model.ConversationKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that somebody can do with a conversation that exists. */
public enum Operation {
    /** See that it is there, and what it is called. */
    INFO(Standing.FORMER, Action.READ),
    /** Read entries, by page or by catching up. */
    READ(Standing.FORMER, Action.READ),
    /** Have entries delivered. */
    RECEIVE(Standing.FORMER, Action.READ),
    /** Count what is not read. */
    UNREAD(Standing.FORMER, Action.READ),
    /** See it among all conversations, with its latest entry. */
    OVERVIEW(Standing.FORMER, Action.READ),
    /** Be told of what is not read while nothing is connected. */
    NOTIFY(Standing.READER, Action.READ),
    /** Keep something of one's own for it: settings, a draft. */
    KEEP(Standing.FORMER, null),
    /** Move the own marks. */
    MARK(Standing.FORMER, null),
    /** See who takes part. */
    PARTICIPANTS(Standing.READER, Action.READ),
    /** See how far others got. */
    RECEIPTS(Standing.READER, Action.READ),
    /** Say something. */
    SEND(Standing.MEMBER, Action.WRITE),
    /** Have something said later. */
    SCHEDULE(Standing.MEMBER, Action.WRITE),
    /** Say anew what the person said. */
    EDIT(Standing.MEMBER, Action.WRITE),
    /** Take back what the person said. */
    RETRACT(Standing.MEMBER, Action.WRITE),
    /** Remove what others said. */
    REDACT(Standing.MODERATOR, Action.WRITE),
    /** React to what was said, or take a reaction back. */
    REACT(Standing.MEMBER, Action.WRITE),
    /** Pin what was said, or unpin it. */
    PIN(Standing.MEMBER, Action.WRITE),
    /** Vote in a poll. */
    VOTE(Standing.MEMBER, Action.WRITE),
    /** End a poll of the person's own. */
    CLOSE_POLL(Standing.MEMBER, Action.WRITE),
    /** See a one-time code that software sent to the person. */
    SHOW_CODE(Standing.MEMBER, Action.READ),
    /** Take an alert that software raised, or say that it is over. */
    TAKE_ALERT(Standing.MEMBER, Action.WRITE),
    /** Answer a question that software put. */
    ANSWER(Standing.MEMBER, Action.WRITE),
    /** Empty what the person said for a time that is over; the engine does it in the person's name, whoever they are by now. */
    EXPIRE(Standing.OUTSIDER, null),
    /** Upload a file, to be sent. */
    ATTACH(Standing.MEMBER, Action.WRITE),
    /** Open a file of an entry. */
    DOWNLOAD(Standing.FORMER, Action.READ),
    /** Show that something is being written. */
    TYPE(Standing.MEMBER, Action.WRITE),
    /** Come in. The one thing that somebody from outside may do, and only with a channel. */
    JOIN(Standing.OUTSIDER, Action.READ),
    /** Go; who is gone already may say so again. */
    LEAVE(Standing.FORMER, null),
    /** Bring others in. */
    ADD(Standing.MODERATOR, Action.WRITE),
    /** Send others away. */
    REMOVE(Standing.MODERATOR, Action.WRITE),
    /** Keep others out for good. */
    BAN(Standing.MODERATOR, Action.WRITE),
    /** Let those come back who were kept out. */
    UNBAN(Standing.MODERATOR, Action.WRITE),
    /** Give another title. */
    RENAME(Standing.MODERATOR, Action.WRITE),
    /** Decide how long messages stay; in a direct conversation both may. */
    SET_TIME_TO_LIVE(Standing.MODERATOR, Action.WRITE),
    /** Give others another role. */
    CHANGE_ROLE(Standing.OWNER, Action.WRITE),
    /** Let the participants follow a group of the directory; nobody but the directory's own account owns such a conversation. */
    FOLLOW(Standing.OWNER, null),
    /** See an announcement, as one of its audience. */
    RECEIVE_ANNOUNCEMENT(Standing.OUTSIDER, null),
    /** Acknowledge it. */
    ACKNOWLEDGE(Standing.OUTSIDER, null),
    /** Answer its sender. */
    ANSWER_ANNOUNCEMENT(Standing.OUTSIDER, null),
    /** Take its steps as its sender. */
    ANNOUNCE(Standing.OWNER, null),
    /** Approve it, or give it back. */
    REVIEW_ANNOUNCEMENT(Standing.OUTSIDER, null),
    /** See it as its sender or reviewer, and how far it reached. */
    SEE_REACH(Standing.OUTSIDER, null),
    /** See who has not acknowledged it. */
    SEE_NAMES(Standing.OUTSIDER, null),
    /** Note who was told of it; the engine does it in the sender's name. */
    COUNT_REACH(Standing.OUTSIDER, null);

    /** Those on announcements, which have no other. */
    public static final Set<Operation> OF_ANNOUNCEMENTS = Set.copyOf(EnumSet.range(RECEIVE_ANNOUNCEMENT, COUNT_REACH));

    private final Standing least;
    private final @Nullable Action action;

    Operation(Standing least, @Nullable Action action) {
        this.least = least;
        this.action = action;
    }

    /** The lowest standing that may do this in a conversation of a kind. */
    Standing least(ConversationKind kind) {
        return this == SET_TIME_TO_LIVE && kind.equals(ConversationKind.DIRECT) ? Standing.MEMBER : least;
    }

    /** What the host's policy is asked, where the conversation hangs on one of its objects; null if it is not asked. */
    @Nullable
    Action action() {
        return action;
    }

    /** Whether it changes who takes part or what the conversation is called, which direct conversations do not have. */
    boolean forGroups() {
        return switch (this) {
            case JOIN, LEAVE, ADD, REMOVE, BAN, UNBAN, RENAME, CHANGE_ROLE, FOLLOW -> true;
            default -> false;
        };
    }

    /** Whether it says or changes something, or shows that somebody is about to. */
    boolean writes() {
        return forGroups()
                || switch (this) {
                    case SEND,
                            SCHEDULE,
                            SET_TIME_TO_LIVE,
                            ATTACH,
                            EDIT,
                            RETRACT,
                            REDACT,
                            REACT,
                            PIN,
                            VOTE,
                            CLOSE_POLL,
                            TAKE_ALERT,
                            ANSWER,
                            TYPE -> true;
                    default -> false;
                };
    }

    /** Whether it is about announcements; these know no other operations. */
    boolean ofAnnouncements() {
        return OF_ANNOUNCEMENTS.contains(this);
    }

    /** Whether it makes somebody come or go, which is not for people to do where membership follows a group. */
    boolean byHand() {
        return switch (this) {
            case JOIN, LEAVE, ADD, REMOVE, BAN, UNBAN -> true;
            default -> false;
        };
    }
}
