// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the latest code for a purpose. The code itself is elsewhere, under {@code id}, and goes earlier. */
record CodeState(UUID id, Instant expiresAt, boolean shown, boolean used, int wrong) {
    private static final int VERSION = 1;
    private static final int SHOWN = 1;
    private static final int USED = 2;

    CodeState asShown() {
        return new CodeState(id, expiresAt, true, used, wrong);
    }

    CodeState asUsed() {
        return new CodeState(id, expiresAt, shown, true, wrong);
    }

    CodeState oneMoreWrong() {
        return new CodeState(id, expiresAt, shown, used, wrong + 1);
    }

    byte[] toBytes() {
        return new WireWriter()
                .octet(VERSION)
                .id(id)
                .signed(expiresAt.toEpochMilli())
                .octet((shown ? SHOWN : 0) | (used ? USED : 0))
                .number(wrong)
                .toByteArray();
    }

    /** Null for what is in another form. */
    static @Nullable CodeState read(byte[] bytes) {
        try {
            WireReader in = new WireReader(bytes);
            if (!in.versionUpTo(VERSION)) {
                return null;
            }
            UUID id = in.id();
            Instant expiresAt = Instant.ofEpochMilli(in.signed());
            int flags = in.octet();
            return new CodeState(id, expiresAt, (flags & SHOWN) != 0, (flags & USED) != 0, (int) in.number());
        } catch (WireException e) {
            return null;
        }
    }
}
