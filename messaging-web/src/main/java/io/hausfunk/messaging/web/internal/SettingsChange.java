// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.NotificationLevel;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What a page wants to have other in a person's settings of a conversation. What it does not name stays. */
final class SettingsChange implements UnaryOperator<ConversationSettings> {
    private final Optional<NotificationLevel> notifications;
    private final OptionalLong mutedUntil;
    private final Optional<Boolean> pinned;
    private final Optional<Boolean> archived;
    private final Optional<Boolean> markedUnread;

    SettingsChange(RequestFields fields) {
        this.notifications = fields.optionalText("notifications").map(SettingsChange::level);
        this.mutedUntil = fields.optionalNumber("mutedUntil");
        this.pinned = fields.optionalFlag("pinned");
        this.archived = fields.optionalFlag("archived");
        this.markedUnread = fields.optionalFlag("markedUnread");
    }

    private static NotificationLevel level(String name) {
        return NotificationLevel.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public ConversationSettings apply(ConversationSettings now) {
        ConversationSettings next = notifications.map(now::notifications).orElse(now);
        if (mutedUntil.isPresent()) {
            long until = mutedUntil.getAsLong();
            next = until == 0 ? next.unmuted() : next.mutedUntil(Instant.ofEpochMilli(until));
        }
        next = pinned.isPresent() ? next.pinned(pinned.get()) : next;
        next = archived.isPresent() ? next.archived(archived.get()) : next;
        return markedUnread.isPresent() ? next.markedUnread(markedUnread.get()) : next;
    }
}
