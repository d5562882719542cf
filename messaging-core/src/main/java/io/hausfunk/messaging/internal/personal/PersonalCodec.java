// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.NotificationLevel;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.codec.FrameFields;
import io.hausfunk.messaging.message.Draft;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The bytes of settings and drafts, each behind a version. What a newer version wrote behind the known fields is passed over. */
final class PersonalCodec {
    private static final byte VERSION = 1;
    private static final int PINNED = 1;
    private static final int ARCHIVED = 2;
    private static final int MARKED_UNREAD = 4;
    private static final long NOT_MUTED = -1;

    private final ContentCodec contents;

    PersonalCodec(ContentCodec contents) {
        this.contents = contents;
    }

    byte[] settings(ConversationSettings settings) {
        int flags = (settings.pinned() ? PINNED : 0)
                | (settings.archived() ? ARCHIVED : 0)
                | (settings.markedUnread() ? MARKED_UNREAD : 0);
        return ByteBuffer.allocate(3 + Long.BYTES)
                .put(VERSION)
                .put((byte) code(settings.notifications()))
                .put((byte) flags)
                .putLong(settings.mutedUntil().map(Instant::toEpochMilli).orElse(NOT_MUTED))
                .array();
    }

    ConversationSettings settings(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            in.get();
            NotificationLevel level = level(in.get());
            int flags = in.get();
            long muted = in.getLong();
            ConversationSettings settings = ConversationSettings.usual()
                    .notifications(level)
                    .pinned((flags & PINNED) != 0)
                    .archived((flags & ARCHIVED) != 0)
                    .markedUnread((flags & MARKED_UNREAD) != 0);
            return muted == NOT_MUTED ? settings : settings.mutedUntil(Instant.ofEpochMilli(muted));
        } catch (BufferUnderflowException e) {
            return ConversationSettings.usual();
        }
    }

    /** Calls the host's class; refuses as sending does. */
    byte[] draft(Draft draft, Instant now) {
        return draft(draft, contents.encode(draft).at(now));
    }

    private static byte[] draft(Draft draft, byte[] content) {
        byte[] name = draft.idempotencyKey().value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + name.length + content.length)
                .put(VERSION)
                .putShort((short) name.length)
                .put(name)
                .put(content)
                .array();
    }

    /** The same of content that was encoded before. */
    byte[] draft(Draft draft, EncodedContent content, Instant now) {
        return draft(draft, content.at(now));
    }

    /** Empty for what only a newer version can read. */
    Optional<Draft> draft(byte[] bytes, Instant at) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            byte[] name = new byte[in.getShort()];
            in.get(name);
            byte[] content = new byte[in.remaining()];
            in.get(content);
            DecodedContent decoded = contents.decode(content, at);
            return decoded.content() instanceof UnreadableContent
                    ? Optional.empty()
                    : Optional.of(draft(new String(name, StandardCharsets.UTF_8), decoded));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    /** What a draft says, as it would be sealed in an entry. */
    static byte[] content(byte[] draft) {
        ByteBuffer in = ByteBuffer.wrap(draft);
        in.get();
        in.position(in.getShort() + in.position());
        byte[] content = new byte[in.remaining()];
        in.get(content);
        return content;
    }

    private static Draft draft(String name, DecodedContent decoded) {
        FrameFields fields = decoded.fields();
        Draft draft = Draft.of(decoded.content()).idempotencyKey(name).mentioning(fields.mentions());
        if (fields.replyTo().isPresent()) {
            draft = draft.replyingTo(fields.replyTo().getAsLong());
        }
        if (fields.thread().isPresent()) {
            draft = draft.inThread(fields.thread().getAsLong());
        }
        return fields.timeToLive() == null ? draft : draft.expiringAfter(fields.timeToLive());
    }

    private static int code(NotificationLevel level) {
        return switch (level) {
            case ALL -> 1;
            case MENTIONS -> 2;
            case NONE -> 3;
        };
    }

    /** A level that only a newer version knows loses nothing. */
    private static NotificationLevel level(int code) {
        return switch (code) {
            case 2 -> NotificationLevel.MENTIONS;
            case 3 -> NotificationLevel.NONE;
            default -> NotificationLevel.ALL;
        };
    }
}
