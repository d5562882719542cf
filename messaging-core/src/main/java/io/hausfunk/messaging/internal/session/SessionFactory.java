// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import org.jspecify.annotations.Nullable;

/** Makes sessions, each with its facets. */
public final class SessionFactory {
    private final Calls calls;
    private final Sessions sessions;
    private final ConversationFacets conversations;
    private final PresenceFacets presence;
    private final @Nullable WithDirectory directory;
    private final Listening listening;

    /** {@code directory} is null without one. */
    public SessionFactory(
            Calls calls,
            Sessions sessions,
            ConversationFacets conversations,
            PresenceFacets presence,
            @Nullable WithDirectory directory,
            Listening listening) {
        this.calls = calls;
        this.sessions = sessions;
        this.conversations = conversations;
        this.presence = presence;
        this.directory = directory;
        this.listening = listening;
    }

    /** A session of somebody who was authenticated; known to all who end sessions from now on. */
    EngineSession open(Actor actor) {
        SessionLife life = new SessionLife(actor, calls);
        EngineConversations own = conversations.of(life);
        EngineSession session = new EngineSession(
                life,
                sessions,
                own,
                presence.of(life),
                directory == null
                        ? null
                        : new DirectoryFacets(
                                new EnginePeople(life, directory.people(), directory.announcements(), calls),
                                new EngineAnnouncements(life, directory.announcements(), own)),
                listening);
        sessions.add(session);
        return session;
    }

    /** What conversations of sessions are made of. */
    public record ConversationFacets(
            ConversationCreator creator,
            ConversationChanges changes,
            Overviews overviews,
            ConversationHandles handles) {
        EngineConversations of(SessionLife life) {
            return new EngineConversations(life, creator, changes, overviews, handles);
        }
    }

    /** What presence and preferences of sessions are made of. */
    public record PresenceFacets(
            PresenceService presence, Identities identities, SubscriptionQuota quota, QuietHoursRecords quietHours) {
        OwnFacets of(SessionLife life) {
            return new OwnFacets(
                    new EnginePresence(life, presence, identities, quota),
                    new EngineNotificationPreferences(life, quietHours));
        }
    }

    /** What sessions have where there is a directory. */
    public record WithDirectory(PeopleLookup people, AnnouncementFacets announcements) {}

    /** What one session's person has where there is a directory. */
    record DirectoryFacets(EnginePeople people, EngineAnnouncements announcements) {}

    /** What one session's person has beside conversations. */
    record OwnFacets(EnginePresence presence, EngineNotificationPreferences notifications) {}
}
