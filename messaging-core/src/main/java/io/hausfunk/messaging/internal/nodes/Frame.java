// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A frame from one node to another. The header is in the clear: a magic byte, the version of the format, the sender, a number. Behind
 * it, sealed, follow sections, each with a topic's code, a length and a body. The seal covers the header and the recipient, so a
 * frame does not open if it was changed, or was meant for another node or for an earlier start of this one.
 */
final class Frame {
    /** The newest version of the format, which this code writes, and the oldest that it reads. */
    static final int VERSION = 1;

    static final int OLDEST_VERSION = 1;

    private static final byte MAGIC = 'H';
    private static final int HEADER = 2 + 3 * Long.BYTES;
    private static final int SECTION_HEADER = 1 + Integer.BYTES;
    private static final byte[] PURPOSE = "hausfunk-frame".getBytes(StandardCharsets.US_ASCII);

    final int version;
    final UUID sender;
    final long number;
    final byte[] sealed;

    Frame(int version, UUID sender, long number, byte[] sealed) {
        this.version = version;
        this.sender = sender;
        this.number = number;
        this.sealed = sealed;
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEADER + sealed.length)
                .put(MAGIC)
                .put((byte) version)
                .putLong(sender.getMostSignificantBits())
                .putLong(sender.getLeastSignificantBits())
                .putLong(number)
                .put(sealed)
                .array();
    }

    /** The frame in these bytes, or null if this code cannot read them as one. */
    static @Nullable Frame of(byte[] bytes) {
        if (bytes.length <= HEADER || bytes[0] != MAGIC || bytes[1] < OLDEST_VERSION || bytes[1] > VERSION) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        UUID sender = new UUID(in.getLong(), in.getLong());
        long number = in.getLong();
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Frame(bytes[1], sender, number, sealed);
    }

    /** What the seal of a frame covers beside its content. */
    static byte[] associatedData(int version, UUID sender, UUID recipient, long number) {
        return ByteBuffer.allocate(PURPOSE.length + 1 + 5 * Long.BYTES)
                .put(PURPOSE)
                .put((byte) version)
                .putLong(sender.getMostSignificantBits())
                .putLong(sender.getLeastSignificantBits())
                .putLong(recipient.getMostSignificantBits())
                .putLong(recipient.getLeastSignificantBits())
                .putLong(number)
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

    /** Throws {@link IllegalArgumentException} or {@link java.nio.BufferUnderflowException} if the bytes are no list of sections. */
    static List<Section> unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        List<Section> sections = new ArrayList<>();
        while (in.hasRemaining()) {
            int topic = in.get();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("a section is longer than its frame");
            }
            byte[] body = new byte[length];
            in.get(body);
            sections.add(new Section(topic, body));
        }
        return sections;
    }

    /** A message about one topic. */
    static final class Section {
        final int topic;
        final byte[] body;

        Section(int topic, byte[] body) {
            this.topic = topic;
            this.body = body;
        }

        int size() {
            return SECTION_HEADER + body.length;
        }
    }
}
