// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The type of the audit log's records. */
final class AuditFormat {
    static final String NAME = "hausfunk.audit";

    private AuditFormat() {}

    static ContentFormat<AuditEntry> of(JsonMapping json) {
        return new ContentFormat<>(
                NAME,
                1,
                AuditEntry.class,
                Origin.ENGINE,
                entry -> json.write(wire(entry), WireAudit.class),
                bytes -> read(json.read(bytes, WireAudit.class)));
    }

    private static WireAudit wire(AuditEntry entry) {
        WireAudit wire = new WireAudit();
        wire.number = entry.number();
        wire.previous = entry.previous();
        wire.at = entry.at().toString();
        wire.act = entry.act().toString();
        wire.phase = entry.phase();
        wire.actor = entry.actor();
        wire.operation = entry.operation();
        wire.subject = entry.subject().orElse(null);
        wire.reason = entry.reason().orElse(null);
        wire.before = entry.before().orElse(null);
        wire.after = entry.after().orElse(null);
        wire.outcome = entry.outcome().orElse(null);
        return wire;
    }

    private static AuditEntry read(WireAudit wire) {
        return new AuditEntry(
                requireNonNull(wire.number),
                requireNonNull(wire.previous),
                Instant.parse(requireNonNull(wire.at)),
                UUID.fromString(requireNonNull(wire.act)),
                requireNonNull(wire.phase),
                requireNonNull(wire.actor),
                requireNonNull(wire.operation),
                Optional.ofNullable(wire.subject),
                Optional.ofNullable(wire.reason),
                Optional.ofNullable(wire.before),
                Optional.ofNullable(wire.after),
                Optional.ofNullable(wire.outcome));
    }
}
