// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.ConversationSettings;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** Conversations as a list of them shows them. */
final class OverviewFrames {
    private final EntryFrames entries;
    private final FrameCodec codec;

    OverviewFrames(EntryFrames entries, FrameCodec codec) {
        this.entries = entries;
        this.codec = codec;
    }

    JsonObjectBuilder of(ConversationOverview conversation) {
        JsonObjectBuilder frame = of(conversation.info())
                .add("latest", entries.of(conversation.latest()))
                .add("unread", conversation.unread())
                .add("mentioned", conversation.mentions())
                .add("settings", of(conversation.settings()));
        conversation.other().ifPresent(user -> frame.add("other", user.value()));
        return frame.add("draft", draft(conversation));
    }

    JsonObjectBuilder of(ConversationInfo info) {
        JsonObjectBuilder frame = codec.json()
                .createObjectBuilder()
                .add("id", info.id().toString())
                .add("kind", info.kind().toString())
                .add("role", info.role().toString())
                .add("present", info.present())
                .add("first", info.firstReadable())
                .add("last", info.lastReadable())
                .add("read", info.read());
        info.title().ifPresent(title -> frame.add("title", title));
        info.subject().ifPresent(subject -> frame.add("subject", subject));
        return frame;
    }

    JsonObjectBuilder of(ConversationSettings settings) {
        JsonObjectBuilder frame = codec.json()
                .createObjectBuilder()
                .add("notifications", settings.notifications().name().toLowerCase(Locale.ROOT))
                .add("pinned", settings.pinned())
                .add("archived", settings.archived())
                .add("markedUnread", settings.markedUnread());
        settings.mutedUntil().ifPresent(until -> frame.add("mutedUntil", until.toEpochMilli()));
        return frame;
    }

    /** The words of it; empty for none. */
    private static String draft(ConversationOverview conversation) {
        return conversation
                .draft()
                .map(draft -> draft.content() instanceof TextContent text ? text.text() : "")
                .orElse("");
    }
}
