// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hausfunk.messaging.error.InvalidInputException;
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
 * seen        8  how far its node knew that the conversation had come when it was sealed
 * name        1  its length, and the name of the content's type in ASCII
 * version     2  of the content's type, from 1
 * fields      2  the length of all fields together
 *   field     1  what it is, ascending: see {@link FrameFieldsForm}
 *             2  its length, and the field
 * content        the rest: canonical JSON
 * </pre>
 *
 * <p>A field that is not known is passed over. Format and time stand where they are in every later format, so that an older node
 * can show when there was something that it does not know. The fingerprint is over all that follows what was seen.
 */
final class ContentFrame {
    static final int FORMAT = 1;

    private static final int PREFIX = 1 + 2 * Long.BYTES;

    private final String name;
    private final int version;
    private final FrameFields fields;
    private final byte[] content;

    /** Copies nothing. */
    ContentFrame(String name, int version, FrameFields fields, byte[] content) {
        this.name = name;
        this.version = version;
        this.fields = fields;
        this.content = content;
    }

    /** A frame without fields, but for what it answers. */
    ContentFrame(String name, int version, OptionalLong replyTo, byte[] content) {
        this(name, version, FrameFields.replyingTo(replyTo), content);
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    FrameFields fields() {
        return fields;
    }

    byte[] content() {
        return content;
    }

    /** All that follows what was seen. */
    byte[] essence() {
        byte[] form = FrameFieldsForm.write(fields);
        return ByteBuffer.allocate(1 + name.length() + 2 + 2 + form.length + content.length)
                .put((byte) name.length())
                .put(name.getBytes(ISO_8859_1))
                .putShort((short) version)
                .putShort((short) form.length)
                .put(form)
                .put(content)
                .array();
    }

    /** The whole. */
    static byte[] at(Instant time, long seen, byte[] essence) {
        return ByteBuffer.allocate(PREFIX + essence.length)
                .put((byte) FORMAT)
                .putLong(time.toEpochMilli())
                .putLong(seen)
                .put(essence)
                .array();
    }

    /** What follows the time in a whole. */
    static byte[] essence(byte[] whole) {
        return Arrays.copyOfRange(whole, PREFIX, whole.length);
    }

    /** The format of a whole; 0 for one that is too short to have any. */
    static int format(byte[] whole) {
        return whole.length < PREFIX ? 0 : whole[0] & 0xFF;
    }

    /** When it was written, in every format. */
    static Instant time(byte[] whole) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(whole).getLong(1));
    }

    /** How far its node knew that the conversation had come, in this format. */
    static long seen(byte[] whole) {
        return ByteBuffer.wrap(whole).getLong(1 + Long.BYTES);
    }

    /** A whole of this format; null for one that has not its form. */
    static @Nullable ContentFrame parse(byte[] whole) {
        try {
            ByteBuffer in = ByteBuffer.wrap(whole).position(PREFIX);
            int nameLength = in.get() & 0xFF;
            String name = new String(whole, in.position(), nameLength, ISO_8859_1);
            int version = in.position(in.position() + nameLength).getShort() & 0xFFFF;
            int end = (in.getShort() & 0xFFFF) + in.position();
            FrameFields fields = FrameFieldsForm.read(in, end);
            return fields == null
                    ? null
                    : new ContentFrame(name, version, fields, Arrays.copyOfRange(whole, end, whole.length));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | InvalidInputException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "ContentFrame[" + name + " " + version + ", " + content.length + " bytes]";
    }
}
