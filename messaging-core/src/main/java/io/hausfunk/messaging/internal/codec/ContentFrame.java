// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The form of what is sealed in an entry. Numbers are big-endian and without sign, but for the time.
 *
 * <pre>
 * format      1  {@value #FORMAT}
 * time        8  milliseconds since 1970
 * name        1  its length, and the name of the content's type in ASCII
 * version     2  of the content's type, from 1
 * fields      2  the length of all fields together
 *   field     1  what it is, ascending: {@value #REPLY_TO} is the number of the entry that this one answers, 8 bytes
 *             2  its length, and the field
 * content        the rest: canonical JSON
 * </pre>
 *
 * <p>A field that is not known is passed over. Format and time stand where they are in every later format, so that an older node
 * can show when there was something that it does not know. The fingerprint is over all that follows the time.
 */
final class ContentFrame {
    static final int FORMAT = 1;
    static final int REPLY_TO = 1;

    private static final int FIELD_HEADER = 3;
    private static final int PREFIX = 1 + Long.BYTES;

    private final String name;
    private final int version;
    private final OptionalLong replyTo;
    private final byte[] content;

    /** Copies nothing. */
    ContentFrame(String name, int version, OptionalLong replyTo, byte[] content) {
        this.name = name;
        this.version = version;
        this.replyTo = replyTo;
        this.content = content;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    OptionalLong replyTo() {
        return replyTo;
    }

    byte[] content() {
        return content;
    }

    /** All that follows the time. */
    byte[] essence() {
        int fields = replyTo.isPresent() ? FIELD_HEADER + Long.BYTES : 0;
        ByteBuffer out = ByteBuffer.allocate(1 + name.length() + 2 + 2 + fields + content.length)
                .put((byte) name.length())
                .put(name.getBytes(ISO_8859_1))
                .putShort((short) version)
                .putShort((short) fields);
        if (fields > 0) {
            out.put((byte) REPLY_TO).putShort((short) Long.BYTES).putLong(replyTo.getAsLong());
        }
        return out.put(content).array();
    }

    /** The whole. */
    static byte[] at(Instant time, byte[] essence) {
        return ByteBuffer.allocate(PREFIX + essence.length)
                .put((byte) FORMAT)
                .putLong(time.toEpochMilli())
                .put(essence)
                .array();
    }

    /** The format of a whole; 0 for one that is too short to have any. */
    static int format(byte[] whole) {
        return whole.length < PREFIX ? 0 : whole[0] & 0xFF;
    }

    /** When it was written, in every format. */
    static Instant time(byte[] whole) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(whole).getLong(1));
    }

    /** A whole of this format; null for one that has not its form. */
    static @Nullable ContentFrame parse(byte[] whole) {
        try {
            ByteBuffer in = ByteBuffer.wrap(whole).position(PREFIX);
            int nameLength = in.get() & 0xFF;
            String name = new String(whole, in.position(), nameLength, ISO_8859_1);
            int version = in.position(in.position() + nameLength).getShort() & 0xFFFF;
            int end = (in.getShort() & 0xFFFF) + in.position();
            OptionalLong replyTo = OptionalLong.empty();
            while (in.position() < end) {
                int field = in.get();
                int length = in.getShort() & 0xFFFF;
                int next = in.position() + length;
                if (field == REPLY_TO && length == Long.BYTES) {
                    replyTo = OptionalLong.of(in.getLong());
                }
                in.position(next);
            }
            return in.position() == end && replyTo.orElse(1) >= 1
                    ? new ContentFrame(name, version, replyTo, Arrays.copyOfRange(whole, end, whole.length))
                    : null;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "ContentFrame[" + name + " " + version + ", " + content.length + " bytes]";
    }
}
