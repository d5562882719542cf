// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.limit;
import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.announcement.Announcements;
import io.hausfunk.messaging.conversation.Conversations;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.session.SessionFactory.DirectoryFacets;
import io.hausfunk.messaging.internal.session.SessionFactory.OwnFacets;
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
import org.jspecify.annotations.Nullable;

/** A signed-in person. */
final class EngineSession implements Session {
    private final SessionLife life;
    private final Sessions sessions;
    private final EngineConversations conversations;
    private final OwnFacets own;
    private final @Nullable DirectoryFacets directory;
    private final Listening listening;

    EngineSession(
            SessionLife life,
            Sessions sessions,
            EngineConversations conversations,
            OwnFacets own,
            @Nullable DirectoryFacets directory,
            Listening listening) {
        this.life = life;
        this.sessions = sessions;
        this.conversations = conversations;
        this.own = own;
        this.directory = directory;
        this.listening = listening;
    }

    @Override
    public TenantId tenant() {
        return life.actor().tenant();
    }

    Actor actor() {
        return life.actor();
    }

    @Override
    public UserId user() {
        return life.actor().user();
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public SessionPresence presence() {
        return own.presence();
    }

    @Override
    public NotificationPreferences notifications() {
        return own.notifications();
    }

    @Override
    public Announcements announcements() {
        return directory().announcements();
    }

    @Override
    public PeopleDirectory people() {
        return directory().people();
    }

    private DirectoryFacets directory() {
        if (directory == null) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory");
        }
        return directory;
    }

    @Override
    public CompletionStage<SyncPage> sync(Cursor since, int limit) {
        required(since, "since");
        return listening.sync(life, since, limit(limit));
    }

    @Override
    public CompletionStage<EntrySubscription> listen(EntryListener listener) {
        return listening.listen(life, required(listener, "listener"));
    }

    @Override
    public CompletionStage<EntrySubscription> listen(Cursor since, EntryListener listener) {
        return listening.listen(life, required(since, "since"), required(listener, "listener"));
    }

    @Override
    public Subscription listenLive(LiveListener listener) {
        return listening.listenLive(life, required(listener, "listener"));
    }

    @Override
    public CompletionStage<SessionEnd> ended() {
        return life.ended();
    }

    @Override
    public void close() {
        close(SessionEnd.CLOSED);
    }

    void close(SessionEnd why) {
        life.end(why);
        sessions.remove(this);
    }

    @Override
    public String toString() {
        return "Session[" + tenant() + "]";
    }
}
