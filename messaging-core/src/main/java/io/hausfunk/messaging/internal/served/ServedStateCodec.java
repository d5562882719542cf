// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.PresenceChoice.Kind;
import io.hausfunk.messaging.presence.StatusText;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person and their state as a block: tenant, pseudonym, flags, and what the flags announce in the order of their bits. A
 * newer node may set more flags and append to them.
 */
final class ServedStateCodec {
    private static final int LISTENING = 1;
    private static final int PRESENT = 2;
    private static final int CONNECTED = 4;
    private static final int ACTIVE = 8;
    private static final int CHOSEN = 16;
    private static final int STATUS = 32;
    private static final int LONGEST_STATUS = 1024;
    /** The place of a kind is its code; codes never change. */
    private static final List<Kind> KINDS = List.of(Kind.AUTOMATIC, Kind.BUSY, Kind.AWAY, Kind.HIDDEN);

    private ServedStateCodec() {}

    static byte[] write(PersonRef person, ServedState state) {
        WireWriter out = new WireWriter()
                .tenant(person.tenant())
                .id(person.key().value())
                .number(flags(state));
        NodePresence presence = state.presence();
        if (presence != null && presence.chosen().version() > 0) {
            VersionedChoice chosen = presence.chosen();
            out.number(chosen.version())
                    .id(chosen.node())
                    .octet(KINDS.indexOf(chosen.choice().kind()));
            chosen.choice()
                    .status()
                    .ifPresent(status -> out.signed(millis(status)).text(status.text()));
        }
        return out.toByteArray();
    }

    static void read(WireReader in, Map<PersonRef, ServedState> into) {
        PersonRef person = new PersonRef(in.tenant(), new PersonKey(in.id()));
        long flags = in.number();
        NodePresence presence = (flags & PRESENT) == 0
                ? null
                : new NodePresence((flags & CONNECTED) != 0, (flags & ACTIVE) != 0, chosen(flags, in));
        into.put(person, new ServedState((flags & LISTENING) != 0, presence));
    }

    private static int flags(ServedState state) {
        NodePresence presence = state.presence();
        int flags = state.listening() ? LISTENING : 0;
        if (presence != null) {
            flags |= PRESENT | (presence.connected() ? CONNECTED : 0) | (presence.active() ? ACTIVE : 0);
            VersionedChoice chosen = presence.chosen();
            if (chosen.version() > 0) {
                flags |= CHOSEN | (chosen.choice().status().isPresent() ? STATUS : 0);
            }
        }
        return flags;
    }

    private static VersionedChoice chosen(long flags, WireReader in) {
        if ((flags & CHOSEN) == 0) {
            return VersionedChoice.NOTHING;
        }
        long version = in.number();
        UUID node = in.id();
        int code = in.octet();
        Kind kind = code < KINDS.size() ? KINDS.get(code) : Kind.AUTOMATIC;
        StatusText status = (flags & STATUS) == 0 ? null : status(in);
        return new VersionedChoice(version, node, new PresenceChoice(kind, Optional.ofNullable(status)));
    }

    private static @Nullable StatusText status(WireReader in) {
        Instant until = Instant.ofEpochMilli(in.signed());
        String text = in.text(LONGEST_STATUS);
        try {
            return new StatusText(text, until);
        } catch (InvalidInputException e) {
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
}
