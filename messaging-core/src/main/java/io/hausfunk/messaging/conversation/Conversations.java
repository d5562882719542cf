// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** All conversations of one session's person. The rules for threads, deadlines and errors are those of {@link Session}. */
public interface Conversations {
    /**
     * The direct conversation with somebody, created if need be: the same two people always get the same one.
     *
     * @param other somebody else ({@code NOT_APPLICABLE}); must be in the directory, if there is one ({@code ACCOUNT_NOT_USABLE})
     */
    CompletionStage<Conversation> direct(UserId other);

    /**
     * The direct conversation with somebody if there is one. Creates none, so that the other sees nothing: for a click on somebody
     * whom a search found. Empty also for who is not in the directory.
     *
     * @param other somebody else ({@code NOT_APPLICABLE})
     */
    CompletionStage<Optional<Conversation>> findDirect(UserId other);

    /**
     * Creates a group with this person as its owner. Creating from the same value again answers with the same group. {@link
     * io.hausfunk.messaging.people.PeopleRefusedException} says which people cannot take part; then nothing was created.
     */
    CompletionStage<Conversation> createGroup(NewGroup group);

    /** Creates a channel with this person as its owner, under the same rules as a group. */
    CompletionStage<Conversation> createChannel(NewGroup channel);

    /** A conversation in which this person takes or took part. */
    CompletionStage<Conversation> open(ConversationId conversation);

    /**
     * The message that a forward refers to, as it is now: edited, with its reactions, or as {@link
     * io.hausfunk.messaging.content.RemovedContent} once it was taken back, removed, or has expired. {@code NOT_PERMITTED} if this person
     * may not read it, or if there is none; that may change as people come and go. Its files are opened in the conversation where it
     * stands.
     */
    CompletionStage<TimelineItem> forwarded(ForwardContent forward);

    /** Joins a channel as a member; with {@code changed() == false} if this person takes part already. */
    CompletionStage<Change> join(ConversationId channel);

    /** Joins the channel of one of the host's objects, if the host's policy lets this person read there. */
    CompletionStage<Change> joinSubject(String subject);

    /**
     * The conversations in which this person takes or took part and that they may read now, by pages in a fixed order. A page that
     * passes over many that they may not read can be short or empty: {@link ConversationPage#next} tells whether there is another.
     *
     * @param after {@link ConversationPage#next} of the page before, or empty for the first page
     * @param limit 1 to 500
     */
    CompletionStage<ConversationPage> list(Optional<ConversationId> after, int limit);

    /**
     * The conversations that this person may read, by what happened last, with all that a list of them shows. While a
     * page is looked at, conversations move: listen first, then read the pages, and show what came last.
     *
     * @param after {@link OverviewPage#next} of the page before, or empty for the first page ({@code CURSOR_INVALID} for
     *     something else)
     * @param limit 1 to 500
     */
    CompletionStage<OverviewPage> overview(Optional<OverviewPosition> after, int limit);

    /**
     * Listens to what changes in the overview from now on. When another node is cut off from this one, changes of this person's own
     * settings, drafts and marks there show with the next entry or page only.
     */
    Subscription listenOverview(OverviewListener listener);

    /** How many messages by others this person has not read, for each conversation with at least one. Computed anew. */
    CompletionStage<Map<ConversationId, Long>> unread();
}
