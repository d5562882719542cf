// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.MessagingStorage;
import java.util.List;

/**
 * What the kit must know of a store to try it: how to get at it, again and twice, and what it leaves behind. Made anew for
 * each check. Harnesses may lie on one database: every check uses ids of its own. A harness that is a {@link MovableClock}, too,
 * spares the kit waiting.
 */
public interface StorageHarness extends AutoCloseable {
    /**
     * A store on the data of this harness, not opened yet. It will be opened only after the one before was closed: what
     * that one wrote must be there.
     */
    MessagingStorage newStore();

    /**
     * A second store on the same data, not opened yet, as another node would have it while the first is open. Called only
     * if {@code descriptor().shared()} says that this is possible.
     */
    MessagingStorage secondNode();

    /**
     * Everything that lies outside the engine's reach, byte for byte as an administrator or thief would find it: the
     * files, or each column of each row. Called after the store was closed. The kit looks for what must not be there,
     * and for something that must be, so that a blind answer fails.
     */
    List<byte[]> rawBytes();

    /** Removes the data. */
    @Override
    void close();
}
