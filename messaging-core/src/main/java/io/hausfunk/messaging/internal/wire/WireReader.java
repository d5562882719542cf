// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.wire;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads what {@link WireWriter} wrote. Every method throws {@link WireException} for anything else, and allocates no more
 * than there are bytes. What is left over when reading ends comes from a newer node and is passed over.
 */
public final class WireReader {
    private static final int LONGEST_TENANT = 64;

    private final byte[] bytes;
    private final int end;
    private int next;

    /** Reads these bytes. */
    public WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int begin, int end) {
        this.bytes = bytes;
        this.next = begin;
        this.end = end;
    }

    /** Reads the version of a body; false if it is newer than what the caller knows, who then passes over the body. */
    public boolean versionUpTo(int newest) {
        int version = octet();
        if (version == 0) {
            throw new WireException("not a version");
        }
        return version <= newest;
    }

    /** A byte, 0 to 255. */
    public int octet() {
        if (next >= end) {
            throw new WireException("cut off");
        }
        return bytes[next++] & 0xff;
    }

    /** A number that is not negative. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new WireException("a number that is too long");
    }

    /** Any number, from eight bytes. */
    public long signed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | octet();
        }
        return value;
    }

    /** An id. */
    public UUID id() {
        return new UUID(signed(), signed());
    }

    /** A text of at most so many bytes. */
    public String text(int most) {
        int length = length();
        if (length > most) {
            throw new WireException("a text that is too long");
        }
        ByteBuffer text = ByteBuffer.wrap(bytes, next, length);
        try {
            String value = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
            next += length;
            return value;
        } catch (CharacterCodingException e) {
            throw new WireException("not a text");
        }
    }

    /** Bytes. */
    public byte[] bytes() {
        int length = length();
        next += length;
        return Arrays.copyOfRange(bytes, next - length, next);
    }

    /** A tenant. */
    public TenantId tenant() {
        try {
            return new TenantId(text(LONGEST_TENANT));
        } catch (InvalidInputException e) {
            throw new WireException("not a tenant");
        }
    }

    /** A conversation. */
    public ConversationRef conversation() {
        return new ConversationRef(tenant(), new ConversationId(id()));
    }

    /** Reads a list of blocks, each by a reader of its own that sees nothing else. */
    public void blocks(Consumer<WireReader> block) {
        long count = number();
        if (count > end - next) {
            throw new WireException("a list that is longer than what it came in");
        }
        for (long i = 0; i < count; i++) {
            int length = length();
            next += length;
            block.accept(new WireReader(bytes, next - length, next));
        }
    }

    private int length() {
        long length = number();
        if (length > end - next) {
            throw new WireException("cut off");
        }
        return (int) length;
    }
}
