// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.internal.codec.AuditEntry;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A record as it is shown. */
record ReadRecord(AuditEntry entry) implements AuditRecord {
    @Override
    public long number() {
        return entry.number();
    }

    @Override
    public Instant at() {
        return entry.at();
    }

    @Override
    public UUID act() {
        return entry.act();
    }

    @Override
    public Phase phase() {
        return Phase.valueOf(entry.phase());
    }

    @Override
    public UserId actor() {
        return UserId.of(entry.actor());
    }

    @Override
    public String operation() {
        return entry.operation();
    }

    @Override
    public Optional<String> subject() {
        return entry.subject();
    }

    @Override
    public Optional<String> reason() {
        return entry.reason();
    }

    @Override
    public Optional<String> before() {
        return entry.before();
    }

    @Override
    public Optional<String> after() {
        return entry.after();
    }

    @Override
    public Optional<String> outcome() {
        return entry.outcome();
    }

    @Override
    public String toString() {
        return "AuditRecord[" + number() + "]";
    }
}
