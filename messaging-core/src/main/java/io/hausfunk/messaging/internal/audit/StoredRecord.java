// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.internal.codec.AuditEntry;
import java.util.Optional;

/**
 * What the store holds in the place of a record.
 *
 * @param number the place, from 1
 * @param json the bytes of which its hash is made; empty if it does not open, or is no record
 * @param entry what it says; empty if a newer version wrote it
 */
record StoredRecord(long number, Optional<byte[]> json, Optional<AuditEntry> entry) {
    Optional<String> hash() {
        return json.map(AuditChain::hash);
    }
}
