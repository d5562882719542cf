// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.sql.SQLException;
import java.util.List;

/** Applies what entries of a batch do, beyond participants and descriptions, once their own rows are there. */
final class EffectRows {
    private final AnnexRows annexes;
    private final ExpiryRows expiry;
    private final AddresseeRows addressees;
    private final BlobRows blobs;
    private final EmptiesEffect emptying;

    EffectRows(Dialect dialect) {
        this.annexes = new AnnexRows(dialect);
        this.expiry = new ExpiryRows(dialect);
        this.addressees = new AddresseeRows(dialect);
        this.blobs = new BlobRows(dialect);
        this.emptying = new EmptiesEffect(dialect, annexes, expiry, blobs);
    }

    /** The caller has the conversations locked. Costs no statement for entries without such effects. */
    void apply(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        List<NumberedEntry> acting = entries.stream()
                .filter(numbered -> !numbered.entry().effects().isEmpty())
                .toList();
        if (!acting.isEmpty()) {
            annexes.add(session, Annex.of(acting));
            expiry.add(session, acting);
            addressees.add(session, acting);
            blobs.attach(session, acting);
            // Last: an entry may empty what another one of this batch has just brought.
            emptying.apply(session, acting);
        }
    }
}
