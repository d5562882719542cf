// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.model.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * How ids are written in what nodes say to each other. Reading throws {@link java.nio.BufferUnderflowException} or {@link
 * IllegalArgumentException} for what was never written.
 */
public final class Wire {
    private Wire() {}

    /** Writes a tenant. */
    public static void put(ByteBuffer to, TenantId tenant) {
        byte[] ascii = tenant.value().getBytes(StandardCharsets.US_ASCII);
        to.put((byte) ascii.length).put(ascii);
    }

    /** Reads a tenant. */
    public static TenantId tenant(ByteBuffer from) {
        try {
            return new TenantId(text(from, StandardCharsets.US_ASCII));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no tenant", e);
        }
    }

    /** Writes an id. */
    public static void put(ByteBuffer to, UUID id) {
        to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** Reads an id. */
    public static UUID id(ByteBuffer from) {
        return new UUID(from.getLong(), from.getLong());
    }

    /** Reads a length in one byte, and as many bytes of text. */
    static String text(ByteBuffer from, java.nio.charset.Charset charset) {
        return new String(bytes(from, from.get() & 0xff), charset);
    }

    /** Reads a length in two bytes, and gives as many bytes for themselves: what they hold beyond the known is passed over. */
    public static ByteBuffer block(ByteBuffer from) {
        return ByteBuffer.wrap(bytes(from, from.getShort() & 0xffff));
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
