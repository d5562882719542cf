// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.model.TenantId;
import java.nio.charset.StandardCharsets;

/** A record that does not open any more. */
final class LostRecord {
    private LostRecord() {}

    /** What the next record refers to instead: whoever damages one is not to stop the log. */
    static String hash(TenantId tenant, long number) {
        String place = AuditChain.FORMAT + "\n" + tenant.value() + "\nlost " + number;
        return AuditChain.hash(place.getBytes(StandardCharsets.UTF_8));
    }
}
