// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes a list of fields so that no two different lists have the same bytes: a version byte, then each field as its
 * length in four bytes and its content.
 */
final class FieldEncoder {
    private static final byte VERSION = 1;
    private static final int LENGTH = 4;
    private static final int UUID_LENGTH = 16;

    private final ByteBuffer out;

    private FieldEncoder(int size) {
        out = ByteBuffer.allocate(size).put(VERSION);
    }

    /**
     * Starts with purpose and tenant.
     *
     * @param uuids how many UUIDs follow
     * @param others how many other fields follow
     * @param otherBytes how many bytes the other fields have together
     */
    static FieldEncoder of(Purpose purpose, TenantId tenant, int uuids, int others, int otherBytes) {
        byte[] first = purpose.bytes();
        // Tenant ids are ASCII by their own rule.
        byte[] owner = tenant.value().getBytes(StandardCharsets.ISO_8859_1);
        int size = 1 + (2 + uuids + others) * LENGTH + first.length + owner.length + uuids * UUID_LENGTH + otherBytes;
        return new FieldEncoder(size).bytes(first).bytes(owner);
    }

    FieldEncoder bytes(byte[] field) {
        out.putInt(field.length).put(field);
        return this;
    }

    FieldEncoder uuid(UUID field) {
        out.putInt(UUID_LENGTH).putLong(field.getMostSignificantBits()).putLong(field.getLeastSignificantBits());
        return this;
    }

    FieldEncoder number(int field) {
        out.putInt(Integer.BYTES).putInt(field);
        return this;
    }

    /** What was written; the sizes announced must have been right. */
    byte[] toByteArray() {
        if (out.hasRemaining()) {
            throw new IllegalStateException("fewer fields than announced");
        }
        return out.array();
    }

    @Override
    public String toString() {
        return "Fields";
    }
}
