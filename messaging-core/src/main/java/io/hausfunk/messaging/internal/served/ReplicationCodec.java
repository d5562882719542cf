// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Changes;
import io.hausfunk.messaging.internal.served.ReplicationMessage.CurrentVersion;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Request;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of replication messages: version, kind, numbers, and for changes the people. */
final class ReplicationCodec {
    /** Raised only if an older node could misread a body; it passes over bodies of higher versions. */
    private static final int VERSION = 1;

    private static final int CHANGES = 1;
    private static final int CURRENT_VERSION = 2;
    private static final int REQUEST = 3;

    /** The most bytes of changes without people. */
    static final int HEAD = 40;

    private ReplicationCodec() {}

    /** Takes states that {@link ServedStateCodec} wrote. */
    static byte[] writeChanges(long generation, long from, long to, List<byte[]> states) {
        return head(CHANGES)
                .number(generation)
                .number(from)
                .number(to)
                .blocks(states)
                .toByteArray();
    }

    static byte[] write(CurrentVersion version) {
        return head(CURRENT_VERSION)
                .number(version.version())
                .octet(version.overfull() ? 1 : 0)
                .toByteArray();
    }

    static byte[] write(Request request) {
        return head(REQUEST)
                .number(request.since())
                .number(request.generation())
                .toByteArray();
    }

    private static WireWriter head(int kind) {
        return new WireWriter().octet(VERSION).octet(kind);
    }

    /** Null for a version or a kind that only newer nodes know. */
    static @Nullable ReplicationMessage read(byte[] body) {
        WireReader in = new WireReader(body);
        if (!in.versionUpTo(VERSION)) {
            return null;
        }
        return switch (in.octet()) {
            case CHANGES -> changes(in);
            case CURRENT_VERSION -> new CurrentVersion(in.number(), in.octet() == 1);
            case REQUEST -> new Request(in.number(), in.number());
            default -> null;
        };
    }

    private static Changes changes(WireReader in) {
        long generation = in.number();
        long from = in.number();
        long to = in.number();
        if (to <= from) {
            throw new WireException("changes that end before they begin");
        }
        Map<PersonRef, ServedState> people = new LinkedHashMap<>();
        in.blocks(block -> ServedStateCodec.read(block, people));
        return new Changes(generation, from, to, people);
    }
}
