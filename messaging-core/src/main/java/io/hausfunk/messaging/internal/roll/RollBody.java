// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.roll.Said.Ask;
import io.hausfunk.messaging.internal.roll.Said.Changes;
import io.hausfunk.messaging.internal.roll.Said.Stands;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of what nodes say about their rolls: version, kind, flags, numbers, then the people. */
final class RollBody {
    /** Raised only by what an older node could misread; it passes over bodies of higher versions. */
    private static final byte VERSION = 1;

    private static final byte CHANGES = 1;
    private static final byte STANDS = 2;
    private static final byte ASK = 3;
    private static final byte OVERFULL = 1;

    /** The bytes of changes without people. */
    static final int HEAD = 3 + 3 * Long.BYTES + Short.BYTES;

    private RollBody() {}

    static byte[] changes(long generation, long from, long to, List<byte[]> lines) {
        int size = HEAD + lines.stream().mapToInt(line -> line.length).sum();
        byte[] bytes = new byte[size];
        ByteBuffer body = head(bytes, CHANGES, (byte) 0)
                .putLong(generation)
                .putLong(from)
                .putLong(to)
                .putShort((short) lines.size());
        lines.forEach(body::put);
        return bytes;
    }

    static byte[] stands(long version, boolean overfull) {
        byte[] bytes = new byte[3 + Long.BYTES];
        head(bytes, STANDS, overfull ? OVERFULL : 0).putLong(version);
        return bytes;
    }

    static byte[] ask(long since, long generation) {
        byte[] bytes = new byte[3 + 2 * Long.BYTES];
        head(bytes, ASK, (byte) 0).putLong(since).putLong(generation);
        return bytes;
    }

    /** What was said; null if a newer node said something that this one does not know; throws for anything else. */
    static @Nullable Said read(byte[] bytes) {
        ByteBuffer body = ByteBuffer.wrap(bytes);
        byte version = body.get();
        if (version > VERSION) {
            return null;
        }
        if (version < 1) {
            throw new IllegalArgumentException("not a version");
        }
        byte kind = body.get();
        byte flags = body.get();
        return switch (kind) {
            case CHANGES -> changes(body);
            case STANDS -> new Stands(notNegative(body.getLong()), (flags & OVERFULL) != 0);
            case ASK -> new Ask(notNegative(body.getLong()), notNegative(body.getLong()));
            default -> null;
        };
    }

    private static Changes changes(ByteBuffer body) {
        long generation = notNegative(body.getLong());
        long from = notNegative(body.getLong());
        long to = body.getLong();
        if (to <= from) {
            throw new IllegalArgumentException("changes that end before they begin");
        }
        int count = body.getShort() & 0xffff;
        Map<Person, Served> people = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Lines.read(body, people);
        }
        return new Changes(generation, from, to, people);
    }

    private static long notNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a negative number");
        }
        return number;
    }

    private static ByteBuffer head(byte[] bytes, byte kind, byte flags) {
        return ByteBuffer.wrap(bytes).put(VERSION).put(kind).put(flags);
    }
}
