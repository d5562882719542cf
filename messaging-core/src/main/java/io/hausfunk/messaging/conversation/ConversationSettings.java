// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to have one conversation: immutable, for that person alone, the same on all their devices. The engine keeps it
 * and shows it; what it means on a screen is up to the host.
 */
public final class ConversationSettings {
    private static final ConversationSettings USUAL =
            new ConversationSettings(NotificationLevel.ALL, null, false, false, false);
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final NotificationLevel notifications;
    private final @Nullable Instant mutedUntil;
    private final boolean pinned;
    private final boolean archived;
    private final boolean markedUnread;

    private ConversationSettings(
            NotificationLevel notifications,
            @Nullable Instant mutedUntil,
            boolean pinned,
            boolean archived,
            boolean markedUnread) {
        this.notifications = notifications;
        this.mutedUntil = mutedUntil;
        this.pinned = pinned;
        this.archived = archived;
        this.markedUnread = markedUnread;
    }

    /** Those of a person who never changed any: notified of everything, not muted, pinned, archived or marked as unread. */
    public static ConversationSettings usual() {
        return USUAL;
    }

    /** The same with another level; refuses null with {@code ARGUMENT_MISSING}. */
    public ConversationSettings notifications(NotificationLevel level) {
        return new ConversationSettings(required(level, "level"), mutedUntil, pinned, archived, markedUnread);
    }

    /**
     * The same, but muted until a time, kept to the millisecond. Refuses null with {@code ARGUMENT_MISSING}, and times before 1970 or
     * after the year 9999 with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public ConversationSettings mutedUntil(Instant until) {
        if (required(until, "until").isBefore(Instant.EPOCH) || !until.isBefore(END)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a time from 1970 to the year 9999");
        }
        return new ConversationSettings(
                notifications, until.truncatedTo(ChronoUnit.MILLIS), pinned, archived, markedUnread);
    }

    /** The same, not muted. */
    public ConversationSettings unmuted() {
        return new ConversationSettings(notifications, null, pinned, archived, markedUnread);
    }

    /** The same, pinned or not. */
    public ConversationSettings pinned(boolean whether) {
        return new ConversationSettings(notifications, mutedUntil, whether, archived, markedUnread);
    }

    /** The same, archived or not. */
    public ConversationSettings archived(boolean whether) {
        return new ConversationSettings(notifications, mutedUntil, pinned, whether, markedUnread);
    }

    /**
     * The same, marked as unread or not: the person's note to come back to it. It changes no read mark and no count, and stays until it is
     * taken away here.
     */
    public ConversationSettings markedUnread(boolean whether) {
        return new ConversationSettings(notifications, mutedUntil, pinned, archived, whether);
    }

    /** Of what the person wants to be notified. */
    public NotificationLevel notifications() {
        return notifications;
    }

    /** Until when it is muted; may lie in the past. */
    public Optional<Instant> mutedUntil() {
        return Optional.ofNullable(mutedUntil);
    }

    /** Whether it is muted at a time. */
    public boolean mutedAt(Instant time) {
        return mutedUntil != null && time.isBefore(mutedUntil);
    }

    /** Whether it is pinned. */
    public boolean pinned() {
        return pinned;
    }

    /** Whether it is archived. */
    public boolean archived() {
        return archived;
    }

    /** Whether the person marked it as unread. */
    public boolean markedUnread() {
        return markedUnread;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, name + " is null");
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationSettings that
                && notifications == that.notifications
                && Objects.equals(mutedUntil, that.mutedUntil)
                && pinned == that.pinned
                && archived == that.archived
                && markedUnread == that.markedUnread;
    }

    @Override
    public int hashCode() {
        return Objects.hash(notifications, mutedUntil, pinned, archived, markedUnread);
    }

    @Override
    public String toString() {
        return "ConversationSettings[" + notifications + (mutedUntil == null ? "" : ", muted")
                + (pinned ? ", pinned" : "") + (archived ? ", archived" : "")
                + (markedUnread ? ", marked as unread]" : "]");
    }
}
