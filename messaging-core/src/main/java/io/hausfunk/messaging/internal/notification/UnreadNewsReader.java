// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.personal.Personal;
import io.hausfunk.messaging.internal.personal.PersonalRecords;
import io.hausfunk.messaging.internal.reading.UnreadCounts;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ConversationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a person has to be told, in a handful of questions. Blocks. */
public final class UnreadNewsReader {
    private static final int MOST = 500;
    /** What is muted for longer is muted for good. */
    private static final Instant UNTIL = Instant.parse("9000-01-01T00:00:00Z");

    private final AccessControl accessControl;
    private final ConversationStore conversations;
    private final UnreadCounts counts;
    private final PersonalRecords personal;

    /** Reads from these. */
    public UnreadNewsReader(
            AccessControl accessControl,
            ConversationStore conversations,
            UnreadCounts counts,
            PersonalRecords personal) {
        this.accessControl = accessControl;
        this.conversations = conversations;
        this.counts = counts;
        this.personal = personal;
    }

    /** All that is unread and of which they want to be notified now. */
    UnreadNews of(Actor actor, Instant now) {
        Map<ConversationId, Activity> activities = new HashMap<>();
        List<Activity> latest = conversations.activityOf(actor.tenant(), actor.person(), null, MOST);
        latest.forEach(
                one -> activities.put(one.membership().conversation().ref().conversation(), one));
        List<ConversationId> ids =
                accessControl
                        .readable(
                                actor, latest.stream().map(Activity::membership).toList(), Operation.NOTIFY)
                        .stream()
                        .map(ReadableConversation::ref)
                        .map(ref -> ref.conversation())
                        .toList();
        Map<ConversationId, Long> messages = ids.isEmpty() ? Map.of() : counts.messages(actor, ids);
        Map<ConversationId, Long> mentions = ids.isEmpty() ? Map.of() : counts.mentions(actor, ids);
        // Who is called by a card that they read has a mention and no message.
        ids = ids.stream()
                .filter(id -> messages.containsKey(id) || mentions.containsKey(id))
                .toList();
        if (ids.isEmpty()) {
            return new UnreadNews(actor, List.of(), List.of());
        }
        // Most people are called by nothing, and whoever is called is mentioned.
        Map<ConversationId, Long> urgent = mentions.isEmpty() ? Map.of() : counts.urgent(actor, ids);
        Map<ConversationId, Personal> own = personal.of(actor, ids);
        List<UnreadNews.Unread> unread = new ArrayList<>();
        for (ConversationId id : ids) {
            Activity activity = Objects.requireNonNull(activities.get(id));
            Told.Count count = new Told.Count(
                    activity.membership().participant().read(),
                    activity.latest(),
                    messages.getOrDefault(id, 0L),
                    mentions.getOrDefault(id, 0L));
            ConversationSettings settings = Objects.requireNonNull(own.get(id)).settings();
            Wish.Kind wish = Wish.of(settings, now).kind();
            UnreadNews.Unread found =
                    new UnreadNews.Unread(id, count, wish == Wish.Kind.MENTIONS, urgent.containsKey(id));
            boolean wanted = wish == Wish.Kind.ALL || wish == Wish.Kind.MENTIONS;
            if (wanted && found.messages() > 0) {
                unread.add(found);
            }
        }
        return new UnreadNews(actor, unread, List.of());
    }

    /** Of what somebody wants to be told in one conversation at a time. */
    Wish wish(Actor actor, ConversationId conversation, Instant now) {
        return Wish.of(personal.settings(actor, conversation), now);
    }

    /** Of what somebody wants to be told, and until when nothing because they muted the conversation. */
    record Wish(Kind kind, @Nullable Instant mutedUntil) {
        enum Kind {
            ALL,
            MENTIONS,
            MUTED,
            ARCHIVED,
            NONE
        }

        static Wish of(ConversationSettings settings, Instant now) {
            if (settings.mutedAt(now)) {
                return new Wish(
                        Kind.MUTED, settings.mutedUntil().filter(UNTIL::isAfter).orElse(null));
            } else if (settings.archived()) {
                return new Wish(Kind.ARCHIVED, null);
            }
            return new Wish(
                    switch (settings.notifications()) {
                        case ALL -> Kind.ALL;
                        case MENTIONS -> Kind.MENTIONS;
                        case NONE -> Kind.NONE;
                    },
                    null);
        }
    }
}
