// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.announcement.Announcements;
import io.hausfunk.messaging.conversation.Conversations;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationPreferences;
import io.hausfunk.messaging.people.PeopleDirectory;
import io.hausfunk.messaging.presence.SessionPresence;
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

    /** This person's conversations. */
    Conversations conversations();

    /** How this person is seen by others, and sees them. */
    SessionPresence presence();

    /** How this person wants to be told of messages while they are not connected. */
    NotificationPreferences notifications();

    /** Announcements that concern this person, and those that they send. Needs a directory ({@code CONFIGURATION}). */
    Announcements announcements();

    /** The people of the directory. Needs one ({@code CONFIGURATION}). */
    PeopleDirectory people();

    /**
     * Everything that a device missed since a cursor, over all conversations, in one call.
     *
     * @param since where the device stands; {@link Cursor#beginning()} for all that this person may read. {@code
     *     CURSOR_INVALID} for somebody else's, {@code CURSOR_EXPIRED} if the store no longer holds what it points at
     * @param limit 1 to 500 entries
     */
    CompletionStage<SyncPage> sync(Cursor since, int limit);

    /**
     * Listens to what comes from now on; the stage completes when nothing can be missed any more. {@code LIMIT_EXCEEDED} for
     * more subscriptions than one person may have, see {@link io.hausfunk.messaging.administration.PersonLimits}.
     */
    CompletionStage<EntrySubscription> listen(EntryListener listener);

    /** Listens from a cursor on: first what was missed, then what comes. Errors as for {@link #sync}. */
    CompletionStage<EntrySubscription> listen(Cursor since, EntryListener listener);

    /** Listens to typing and marks in all conversations in which this person takes part; {@code LIMIT_EXCEEDED} as above. */
    Subscription listenLive(LiveListener listener);

    /**
     * Completes when this session has ended, once and never with an error: the moment to tell a browser that its user is out. Nothing
     * that is asked for afterwards is done ({@code SESSION_CLOSED}).
     */
    CompletionStage<SessionEnd> ended();

    /** Ends the session, its subscriptions, and disconnects its devices. Idempotent, does not wait. */
    @Override
    void close();
}
