// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import java.time.Clock;
import java.util.List;

/** Removes what nobody sent in time, what broken uploads left behind, and what emptied entries gave up. Harmless on several nodes at once. */
public final class BlobPurge implements Runnable {
    private static final int AT_ONCE = 100;

    private final BlobStore blobs;
    private final Clock clock;

    /** Removes from this store. */
    public BlobPurge(BlobStore blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Removes all that may be removed now. Blocks. */
    @Override
    public void run() {
        List<BlobRef> some;
        boolean progress;
        do {
            some = blobs.removable(clock.instant(), AT_ONCE);
            progress = false;
            for (BlobRef blob : some) {
                progress |= blobs.delete(blob);
            }
        } while (progress && some.size() == AT_ONCE);
    }
}
