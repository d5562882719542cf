// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import org.jspecify.annotations.Nullable;

/** The highest receipts that were told here. Lower ones that come later are dropped. */
final class LatestReceipts {
    private static final int MOST = 100_000;

    private final Cache<ParticipantRef, ReceiptUpdate> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    void forget() {
        known.invalidateAll();
    }

    /** All that is known now; null if this adds nothing. */
    @Nullable
    ReceiptUpdate raise(ReceiptUpdate update) {
        ReceiptUpdate consistent = new ReceiptUpdate(
                update.participant(), update.membership(), Math.max(update.delivered(), update.read()), update.read());
        boolean[] raised = new boolean[1];
        ReceiptUpdate now = known.asMap().compute(update.participant(), (participant, before) -> {
            raised[0] =
                    before == null || consistent.delivered() > before.delivered() || consistent.read() > before.read();
            return before == null ? consistent : before.and(consistent);
        });
        return raised[0] ? now : null;
    }
}
