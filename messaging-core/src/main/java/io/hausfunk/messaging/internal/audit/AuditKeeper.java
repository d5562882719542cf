// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.WireCheckpoint;
import io.hausfunk.messaging.internal.crypto.EvidenceKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The log as it is kept: what there is of it, and what is said of it with a signature. Blocks. */
public final class AuditKeeper {
    /** How many records are read at a time. */
    static final int PAGE = 500;

    private final AuditWriter writer;
    private final AuditReader reader;
    private final ContentCodec codec;
    private final EvidenceKeys keys;
    private final Clock clock;

    /** Signs with these keys. */
    public AuditKeeper(AuditWriter writer, AuditReader reader, ContentCodec codec, EvidenceKeys keys, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.codec = codec;
        this.keys = keys;
        this.clock = clock;
    }

    /** Who writes it. */
    public AuditWriter writer() {
        return writer;
    }

    /** How many records there are. */
    public long records(TenantId tenant) {
        return writer.find(tenant).map(reader::records).orElse(0L);
    }

    /** The records behind a number. What a newer version wrote, or what does not open, is passed over here. */
    public List<AuditRecord> page(TenantId tenant, long after, int limit) {
        return found(tenant, after, records(tenant), limit).stream()
                .flatMap(found -> found.entry().stream())
                .<AuditRecord>map(ReadRecord::new)
                .toList();
    }

    /** What the store holds behind a number, as bytes. */
    public List<Optional<byte[]>> stored(TenantId tenant, long after, long upTo) {
        return found(tenant, after, upTo, PAGE).stream().map(StoredRecord::json).toList();
    }

    private List<StoredRecord> found(TenantId tenant, long after, long upTo, int limit) {
        Optional<ConversationRef> ref = upTo <= after ? Optional.empty() : writer.find(tenant);
        return ref.map(known -> reader.read(known, after, upTo, limit)).orElse(List.of());
    }

    /** The last record's hash, or that of the beginning. */
    public String head(TenantId tenant, long records) {
        return writer.find(tenant)
                .map(ref -> reader.hash(ref, records))
                .orElseGet(() -> AuditChain.beginning(tenant.value()));
    }

    /** States how many records there are, and the hash of the last one. */
    public AuditCheckpoint checkpoint(TenantId tenant, long records, String head) {
        WireCheckpoint wire = new WireCheckpoint();
        wire.format = AuditChain.FORMAT;
        wire.tenant = tenant.value();
        wire.records = records;
        wire.head = head;
        wire.made = clock.instant().toString();
        byte[] signed = codec.encode(wire);
        return AuditCheckpoint.of(signed, keys.sign(tenant, signed), keys.publicKey(tenant));
    }

    /** Whether a checkpoint is one of this tenant's. */
    public boolean genuine(TenantId tenant, AuditCheckpoint checkpoint) {
        return AuditCheckpoint.verify(checkpoint.bytes(), keys.publicKey(tenant))
                .isPresent();
    }
}
