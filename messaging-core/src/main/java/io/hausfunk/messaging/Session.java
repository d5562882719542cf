// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One signed-in person. Everything is done through a session, as that person and within that tenant.
 *
 * <p>Thread-safe. Arguments are checked by the call itself, which throws. Every stage completes on the callback executor, within the deadline that the builder set, with a value
 * or with a {@link io.hausfunk.messaging.error.MessagingException}; stages that a host derives, as by {@code thenCompose},
 * wrap it in the JDK's {@link java.util.concurrent.CompletionException}. What is not allowed and what does not exist look the
 * same: {@code NOT_PERMITTED}. After {@link #close()} every call throws {@code SESSION_CLOSED} at once.
 */
public interface Session extends AutoCloseable {
    /** The tenant of this session. */
    TenantId tenant();

    /** The person of this session. */
    UserId user();

    /**
     * The direct conversation with somebody, created if need be: the same two people always get the same one.
     *
     * @param other somebody else ({@code NOT_APPLICABLE}); must be in the directory, if there is one
     */
    CompletionStage<Conversation> openDirect(UserId other);

    /** Creates a group with this person as its owner. Creating from the same value again answers with the same group. */
    CompletionStage<Conversation> createGroup(NewGroup group);

    /** Creates a channel with this person as its owner. Creating from the same value again answers with the same one. */
    CompletionStage<Conversation> createChannel(NewGroup channel);

    /** A conversation in which this person takes or took part. */
    CompletionStage<Conversation> open(ConversationId conversation);

    /** Joins a channel as a member; with {@code changed() == false} if this person takes part already. */
    CompletionStage<Change> join(ConversationId channel);

    /** Joins the channel of one of the host's objects, if the host's policy lets this person read there. */
    CompletionStage<Change> joinSubject(String subject);

    /**
     * The conversations in which this person takes or took part, by pages in a fixed order.
     *
     * @param after the last one of the page before, or empty
     * @param limit 1 to 500; a shorter page is the last one
     */
    CompletionStage<List<ConversationInfo>> conversations(Optional<ConversationId> after, int limit);

    /** How many messages by others this person has not read, for each conversation with at least one. Computed anew. */
    CompletionStage<Map<ConversationId, Long>> unread();

    /**
     * Everything that a device missed since a cursor, over all conversations, in one call.
     *
     * @param since where the device stands; {@link Cursor#beginning()} for all that this person may read. {@code
     *     CURSOR_INVALID} for somebody else's, {@code CURSOR_EXPIRED} if the store no longer holds what it points at
     * @param limit 1 to 500 entries
     */
    CompletionStage<SyncPage> sync(Cursor since, int limit);

    /** Listens to what comes from now on; the stage completes when nothing can be missed any more. */
    CompletionStage<EntrySubscription> listen(EntryListener listener);

    /** Listens from a cursor on: first what was missed, then what comes. Errors as for {@link #sync}. */
    CompletionStage<EntrySubscription> listen(Cursor since, EntryListener listener);

    /**
     * Connects a device: from now on this person is there, as far as others may see it.
     *
     * @param choice as in {@link #choosePresence}; {@link PresenceChoice#automatic()} leaves what was chosen on other devices
     */
    Device connect(PresenceChoice choice);

    /**
     * Chooses how this person is seen, on all their devices and nodes; the latest choice holds, and is forgotten with the
     * last device. Without one it has no effect. {@code ARGUMENT_OUT_OF_RANGE} for a status text that ends more than 30 days
     * ahead.
     */
    void choosePresence(PresenceChoice choice);

    /**
     * Watches how people can be reached. Who may not be seen, who does not exist, who is hidden and who is offline look the
     * same. The stage completes when the watch has begun; its first call follows.
     *
     * @param people 1 to 1000 of this tenant
     */
    CompletionStage<Subscription> watchPresence(Set<UserId> people, PresenceListener listener);

    /** Listens to typing and marks in all conversations in which this person takes part. */
    Subscription listenLive(LiveListener listener);

    /**
     * What the directory knows of somebody, whatever their account; empty for who is not in it. From memory where it was told already.
     * Needs a directory ({@code CONFIGURATION}).
     */
    CompletionStage<Optional<DirectoryPerson>> person(UserId user);

    /**
     * Looks for people by the beginning of their names: see {@link io.hausfunk.messaging.directory.PeopleSearch}. {@code BUSY} after 30
     * searches in a minute; {@code NOT_APPLICABLE} if the directory cannot do it.
     *
     * @param text 2 to 64 characters
     * @param limit 1 to 50
     */
    CompletionStage<List<DirectoryPerson>> searchPeople(String text, int limit);

    /**
     * All groups of the directory to which this person belongs, directly or through other groups. Needs a directory with a feed
     * ({@code CONFIGURATION}).
     */
    CompletionStage<Set<GroupId>> groups();

    /**
     * Completes when this session has ended, once and never with an error: the moment to tell a browser that its user is out. Nothing
     * that is asked for afterwards is done ({@code SESSION_CLOSED}).
     */
    CompletionStage<SessionEnd> ended();

    /** Ends the session, its subscriptions, and disconnects its devices. Idempotent, does not wait. */
    @Override
    void close();
}
