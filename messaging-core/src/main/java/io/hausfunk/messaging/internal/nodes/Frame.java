// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message from node to node. In clear: a mark, the version of the form, who sends, a count; sealed behind it: sections,
 * each with a topic's code, a length and a body. The seal binds it to all that is in clear and to whom it is for, so a
 * frame that was changed, or meant for another node or an earlier start of this one, does not open.
 */
final class Frame {
    /** The newest form that this code writes, and the oldest that it reads. */
    static final int VERSION = 1;

    static final int OLDEST = 1;

    private static final byte MARK = 'H';
    private static final int CLEAR = 2 + 3 * Long.BYTES;
    private static final int SECTION = 1 + Integer.BYTES;
    private static final byte[] PURPOSE = "hausfunk-frame".getBytes(StandardCharsets.US_ASCII);

    final int version;
    final UUID sender;
    final long count;
    final byte[] sealed;

    Frame(int version, UUID sender, long count, byte[] sealed) {
        this.version = version;
        this.sender = sender;
        this.count = count;
        this.sealed = sealed;
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(CLEAR + sealed.length)
                .put(MARK)
                .put((byte) version)
                .putLong(sender.getMostSignificantBits())
                .putLong(sender.getLeastSignificantBits())
                .putLong(count)
                .put(sealed)
                .array();
    }

    /** The frame in these bytes, or null if they are none that this code can read. */
    static @Nullable Frame of(byte[] bytes) {
        if (bytes.length <= CLEAR || bytes[0] != MARK || bytes[1] < OLDEST || bytes[1] > VERSION) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        UUID sender = new UUID(in.getLong(), in.getLong());
        long count = in.getLong();
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Frame(bytes[1], sender, count, sealed);
    }

    /** What a seal is bound to. */
    static byte[] bound(int version, UUID sender, UUID recipient, long count) {
        return ByteBuffer.allocate(PURPOSE.length + 1 + 5 * Long.BYTES)
                .put(PURPOSE)
                .put((byte) version)
                .putLong(sender.getMostSignificantBits())
                .putLong(sender.getLeastSignificantBits())
                .putLong(recipient.getMostSignificantBits())
                .putLong(recipient.getLeastSignificantBits())
                .putLong(count)
                .array();
    }

    static byte[] pack(List<Section> sections) {
        int size = 0;
        for (Section section : sections) {
            size += section.size();
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        for (Section section : sections) {
            out.put((byte) section.topic).putInt(section.body.length).put(section.body);
        }
        return out.array();
    }

    /** Throws {@link IllegalArgumentException} or {@link java.nio.BufferUnderflowException} for what is no list of sections. */
    static List<Section> unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        List<Section> sections = new ArrayList<>();
        while (in.hasRemaining()) {
            int topic = in.get();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("a section that is longer than its frame");
            }
            byte[] body = new byte[length];
            in.get(body);
            sections.add(new Section(topic, body));
        }
        return sections;
    }

    /** A topic's code and what is said about it. */
    static final class Section {
        final int topic;
        final byte[] body;

        Section(int topic, byte[] body) {
            this.topic = topic;
            this.body = body;
        }

        int size() {
            return SECTION + body.length;
        }
    }
}
