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
    private final @Nullable PeopleLookup people;
    private final Listening listening;

    /** {@code people} is null without a directory. */
    public SessionFactory(
            Calls calls,
            Sessions sessions,
            ConversationFacets conversations,
            PresenceFacets presence,
            @Nullable PeopleLookup people,
            Listening listening) {
        this.calls = calls;
        this.sessions = sessions;
        this.conversations = conversations;
        this.presence = presence;
        this.people = people;
        this.listening = listening;
    }

    /** A session of somebody who was authenticated; known to all who end sessions from now on. */
    EngineSession open(Actor actor) {
        SessionLife life = new SessionLife(actor, calls);
        EngineSession session = new EngineSession(
                life,
                sessions,
                conversations.of(life),
                presence.of(life),
                people == null ? null : new EnginePeople(life, people, calls),
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

    /** What one session's person has beside conversations. */
    record OwnFacets(EnginePresence presence, EngineNotificationPreferences notifications) {}
}
