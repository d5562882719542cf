// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.PresenceChoice.Kind;
import io.hausfunk.messaging.StatusText;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person in a roll, as bytes: length, tenant, pseudonym, flags, and what the flags announce in the order of their bits. A
 * newer node may set more flags and append to them; what is unknown is passed over.
 */
final class Lines {
    private static final int LONGEST = 512;
    private static final int LISTENING = 1;
    private static final int HERE = 2;
    private static final int CONNECTED = 4;
    private static final int ACTIVE = 8;
    private static final int CHOSEN = 16;
    private static final int STATUS = 32;
    private static final Kind[] KINDS = {Kind.AUTOMATIC, Kind.BUSY, Kind.AWAY, Kind.HIDDEN};

    private Lines() {}

    static byte[] write(Person person, Served served) {
        ByteBuffer line = ByteBuffer.allocate(LONGEST).putShort((short) 0);
        Wire.put(line, person.tenant());
        Wire.put(line, person.key().value());
        Here here = served.here();
        line.putInt(flags(served));
        if (here != null && here.chosen().version() > 0) {
            Chosen chosen = here.chosen();
            line.putLong(chosen.version());
            Wire.put(line, chosen.node());
            line.put(code(chosen.choice().kind()));
            chosen.choice().status().ifPresent(status -> {
                byte[] text = status.text().getBytes(StandardCharsets.UTF_8);
                line.putLong(millis(status)).put((byte) text.length).put(text);
            });
        }
        line.putShort(0, (short) (line.position() - Short.BYTES)).flip();
        byte[] bytes = new byte[line.remaining()];
        line.get(bytes);
        return bytes;
    }

    static void read(ByteBuffer body, Map<Person, Served> into) {
        ByteBuffer line = Wire.block(body);
        Person person = new Person(Wire.tenant(line), new PersonKey(Wire.id(line)));
        int flags = line.getInt();
        Here here = (flags & HERE) == 0
                ? null
                : new Here((flags & CONNECTED) != 0, (flags & ACTIVE) != 0, chosen(flags, line));
        into.put(person, new Served((flags & LISTENING) != 0, here));
    }

    private static int flags(Served served) {
        Here here = served.here();
        int flags = served.listening() ? LISTENING : 0;
        if (here != null) {
            flags |= HERE | (here.connected() ? CONNECTED : 0) | (here.active() ? ACTIVE : 0);
            if (here.chosen().version() > 0) {
                flags |= CHOSEN | (here.chosen().choice().status().isPresent() ? STATUS : 0);
            }
        }
        return flags;
    }

    private static Chosen chosen(int flags, ByteBuffer line) {
        if ((flags & CHOSEN) == 0) {
            return Chosen.NOTHING;
        }
        long version = line.getLong();
        var node = Wire.id(line);
        int code = line.get();
        Kind kind = code >= 0 && code < KINDS.length ? KINDS[code] : Kind.AUTOMATIC;
        StatusText status = (flags & STATUS) == 0 ? null : status(line);
        return new Chosen(version, node, new PresenceChoice(kind, Optional.ofNullable(status)));
    }

    private static @Nullable StatusText status(ByteBuffer line) {
        try {
            Instant until = Instant.ofEpochMilli(line.getLong());
            return new StatusText(Wire.text(line, StandardCharsets.UTF_8), until);
        } catch (io.hausfunk.messaging.error.InvalidInputException e) {
            // A newer node may allow more: then the rest counts without it.
            return null;
        }
    }

    private static long millis(StatusText status) {
        try {
            return status.until().toEpochMilli();
        } catch (ArithmeticException | DateTimeException e) {
            return 0;
        }
    }

    private static byte code(Kind kind) {
        for (byte code = 0; code < KINDS.length; code++) {
            if (KINDS[code] == kind) {
                return code;
            }
        }
        throw new IllegalStateException("a kind without a code");
    }
}
