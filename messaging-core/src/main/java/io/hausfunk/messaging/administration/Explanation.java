// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why one person got a message, or did not: the links of the way to them, each with what it said at one moment. It holds no content.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Explanation {
    /** Who. */
    UserId person();

    /** Where. */
    ConversationId conversation();

    /** The number of the message. */
    long sequence();

    /** As of when, by the clock of the node. */
    Instant at();

    /** All links, in the order of the way, each once. */
    List<Link> links();

    /** The link that decided: the first that kept the message from the person, or the one that brought it to them. One of {@link #links()}. */
    Link decisive();

    /** Whether the message reached the person, or is about to over a connection that is open. */
    default boolean reached() {
        return decisive().answer() == Answer.YES;
    }

    /** A place on the way of a message. Later versions may add some. */
    enum Part {
        /** What the directory says of the person's account. */
        DIRECTORY,
        /** Whether there is such a message, and whether it is still there. */
        MESSAGE,
        /** Whether the person takes part in the conversation, and from when to when. */
        MEMBERSHIP,
        /** Whether the person belongs to the audience of an announcement. */
        AUDIENCE,
        /** What the engine's own rules say, such as what a role may do. */
        POLICY,
        /** What the host's access policy says of the object on which the conversation hangs. */
        HOST,
        /** Whether the other nodes are heard. */
        NODE,
        /** Whether the person has it already, or has a connection over which it comes. */
        SESSION,
        /** Whether the host's notifier told the person of it. */
        NOTIFIER
    }

    /** What a link said. */
    enum Answer {
        /** It let the message through, or brought it to the person. */
        YES,
        /** It did not. */
        NO,
        /** It has nothing to say here, or an earlier link decided. */
        NOT_ASKED,
        /** It could not be asked; then the message does not get through either. */
        UNKNOWN
    }

    /** A link, and what it said. */
    interface Link {
        /** Which. */
        Part part();

        /** What it said. */
        Answer answer();

        /** Why. */
        ExplanationCode code();

        /** A time that belongs to it, where its code says so. */
        Optional<Instant> time();
    }
}
