// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedConversation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that a person has to be told. */
record UnreadNews(Actor actor, List<Unread> unread, List<Reminder> reminders) implements Notification {
    UnreadNews {
        unread = List.copyOf(unread);
        reminders = List.copyOf(reminders);
    }

    /** Of one conversation; {@code count} is of all that is unread there, whatever the person wants to be told of. */
    record Unread(ConversationId conversation, Told.Count count, boolean mentionsOnly, boolean urgent)
            implements NotifiedConversation {
        @Override
        public long messages() {
            return mentionsOnly ? count.mentions() : Math.max(count.messages(), count.mentions());
        }

        @Override
        public long latest() {
            return count.latest();
        }

        @Override
        public long mentions() {
            return count.mentions();
        }

        @Override
        public String toString() {
            return "NotifiedConversation[" + conversation + "]";
        }
    }

    @Override
    public TenantId tenant() {
        return actor.tenant();
    }

    @Override
    public UserId user() {
        return actor.user();
    }

    @Override
    public long messages() {
        return unread.stream().mapToLong(Unread::messages).sum();
    }

    @Override
    public long mentions() {
        return unread.stream().mapToLong(Unread::mentions).sum();
    }

    @Override
    public List<NotifiedConversation> conversations() {
        return List.copyOf(unread);
    }

    @Override
    public List<NotifiedAnnouncement> announcements() {
        return List.copyOf(reminders);
    }

    /** The same with these reminders; with nothing else, where only they are told. */
    UnreadNews with(List<Reminder> more, boolean messagesToo) {
        return new UnreadNews(actor, messagesToo ? unread : List.of(), more);
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return unread.isEmpty() && reminders.isEmpty();
    }

    /** Whether there is a message that the person was not told of. */
    boolean hasNews(Told told) {
        return unread.stream().anyMatch(one -> isNews(one, told, one.mentionsOnly));
    }

    /** Whether one of these is to be told at any time. */
    boolean hasUrgentNews(Told told) {
        return unread.stream().anyMatch(one -> one.urgent && isNews(one, told, true));
    }

    private static boolean isNews(Unread one, Told told, boolean mentionsOnly) {
        Told.Count before = told.counts().get(one.conversation);
        return before == null || one.count.hasNews(before, mentionsOnly);
    }

    Map<ConversationId, Told.Count> counts() {
        Map<ConversationId, Told.Count> counts = new HashMap<>();
        unread.forEach(one -> counts.put(one.conversation, one.count));
        return counts;
    }

    @Override
    public String toString() {
        return "Notification[" + actor.tenant() + "]";
    }
}
