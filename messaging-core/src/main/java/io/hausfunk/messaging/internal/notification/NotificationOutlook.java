// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.reading.UnreadCounts;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody was told of one message, and otherwise for what that waits; decided by the parts that tell. Blocks. */
public final class NotificationOutlook {
    private final NotificationSender sender;

    /** As this one tells. */
    public NotificationOutlook(NotificationSender sender) {
        this.sender = sender;
    }

    /** What is to be expected. */
    public enum Verdict {
        /** They were told; the last time. */
        TOLD,
        /** Nobody is told of this. */
        NOT_COUNTED,
        /** It was said before they came. */
        SAID_BEFORE,
        /** It is read. */
        READ,
        /** They muted the conversation; until when. */
        MUTED,
        /** They archived it. */
        ARCHIVED,
        /** They want to be told of nothing there. */
        OFF,
        /** They want to be told of mentions, and this is none. */
        NOT_MENTIONED,
        /** Too much else is newer, or they only read what was. */
        NOT_LOOKED_AT,
        /** They are connected. */
        CONNECTED,
        /** It is not one of their hours to be told; until when. */
        QUIET,
        /** They were told of something else lately; until when they are left alone. */
        PAUSE,
        /** The delay is not over; until when. */
        DELAY,
        /** The notifier fails. */
        FAILS,
        /** It is time. */
        DUE,
        /** No reminder of this announcement was told to them. */
        NO_REMINDER
    }

    /** A verdict, and the time that belongs to it. */
    public record Outlook(Verdict verdict, @Nullable Instant time) {
        private static Outlook of(Verdict verdict) {
            return new Outlook(verdict, null);
        }
    }

    /** Of a message, for somebody with this row. */
    public Outlook of(Actor actor, StoredEntry entry, Participant row, Instant now) {
        if (!entry.countsAsUnread()) {
            return Outlook.of(Verdict.NOT_COUNTED);
        } else if (row.read() >= entry.sequence()) {
            return Outlook.of(Verdict.READ);
        } else if (row.joined() >= entry.sequence()) {
            return Outlook.of(Verdict.SAID_BEFORE);
        }
        ConversationId id = entry.conversation().conversation();
        Told told = sender.told(actor);
        Told.Count before = told.counts().get(id);
        UnreadNewsReader.Wish wish = sender.messages().wish(actor, id, now);
        Optional<Verdict> unwanted = unwanted(wish, actor, entry);
        if (unwanted.isPresent()) {
            return new Outlook(unwanted.get(), wish.mutedUntil());
        } else if (before != null && before.latest() >= entry.sequence()) {
            return new Outlook(Verdict.TOLD, told.at());
        }
        UnreadNews news = sender.messages().of(actor, now);
        return news.unread().stream().anyMatch(one -> one.conversation().equals(id))
                ? waits(news, told, entry, now)
                : Outlook.of(Verdict.NOT_LOOKED_AT);
    }

    private static Optional<Verdict> unwanted(UnreadNewsReader.Wish wish, Actor actor, StoredEntry entry) {
        return switch (wish.kind()) {
            case MUTED -> Optional.of(Verdict.MUTED);
            case ARCHIVED -> Optional.of(Verdict.ARCHIVED);
            case NONE -> Optional.of(Verdict.OFF);
            case MENTIONS ->
                UnreadCounts.mentions(entry, actor.person()) ? Optional.empty() : Optional.of(Verdict.NOT_MENTIONED);
            case ALL -> Optional.empty();
        };
    }

    private Outlook waits(UnreadNews news, Told told, StoredEntry entry, Instant now) {
        NotificationSender.Wait wait = sender.waits(news, told, now);
        if (wait.until().isAfter(now)) {
            return switch (wait.cause()) {
                case CONNECTED -> Outlook.of(Verdict.CONNECTED);
                case QUIET -> new Outlook(Verdict.QUIET, wait.until());
                case PAUSE -> new Outlook(Verdict.PAUSE, wait.until());
            };
        }
        Instant due = sender.due(entry.at());
        if (due.isAfter(now)) {
            return new Outlook(Verdict.DELAY, due);
        }
        return Outlook.of(sender.fails() ? Verdict.FAILS : Verdict.DUE);
    }

    /** Of an announcement, of which people are told by reminders only. */
    public Outlook ofAnnouncement(Actor actor, ConversationId announcement) {
        return sender.told(actor)
                .last(announcement)
                .map(at -> new Outlook(Verdict.TOLD, at))
                .orElse(Outlook.of(Verdict.NO_REMINDER));
    }
}
