// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.wire;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes a body, or a block of one. Numbers that are not negative take seven bits a byte, lowest first. Texts, bytes and
 * blocks have their length in front. A body begins with a version.
 */
public final class WireWriter {
    /** The most bytes of a number in front of a block. */
    private static final int LENGTH = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    /** A byte: a version, a kind, a few flags. */
    public WireWriter octet(int value) {
        out.write(value);
        return this;
    }

    /** A number that is not negative. */
    public WireWriter number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a negative number");
        }
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /** Any number, in eight bytes. */
    public WireWriter signed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    /** An id. */
    public WireWriter id(UUID value) {
        return signed(value.getMostSignificantBits()).signed(value.getLeastSignificantBits());
    }

    /** A text. */
    public WireWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes. */
    public WireWriter bytes(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    /** A tenant. */
    public WireWriter tenant(TenantId tenant) {
        return text(tenant.value());
    }

    /** A conversation. */
    public WireWriter conversation(ConversationRef ref) {
        return tenant(ref.tenant()).id(ref.conversation().value());
    }

    /** A list of blocks, each written on its own. A reader passes over what it does not know at the end of a block. */
    public WireWriter blocks(List<byte[]> blocks) {
        number(blocks.size());
        blocks.forEach(this::bytes);
        return this;
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Splits blocks into lists that take at most so many bytes each, in order; one empty list if there are none. */
    public static List<List<byte[]>> split(List<byte[]> blocks, int most) {
        List<List<byte[]>> parts = new ArrayList<>(1);
        List<byte[]> part = new ArrayList<>();
        int size = LENGTH;
        for (byte[] block : blocks) {
            int more = size(block);
            if (size + more > most && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                size = LENGTH;
            }
            part.add(block);
            size += more;
        }
        parts.add(part);
        return parts;
    }

    /** The most bytes that a block takes in a list. */
    public static int size(byte[] block) {
        return LENGTH + block.length;
    }
}
