// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/**
 * Tells whether the data still continues what was read and acknowledged. It does not where a database server that lags behind took
 * over, or where a backup was restored, while nodes live on. Then numbers that stood for one thing may stand for another.
 */
public interface HistoryStore {
    /**
     * The present history: the same on every node and after a restart, as long as nothing that was acknowledged is missing.
     *
     * <p>Once something may be missing, every call of this store but this one, {@code descriptor} and {@code close} throws {@code
     * HISTORY_CHANGED}, with nothing read or written, until this one was called. It then returns a history that it never returned
     * before, and all calls work again. Whoever calls it therefore first forgets what was known of the data.
     */
    History current();

    /**
     * Looks whether the history is still the one that {@link #current} returned, and may leave a trace by which the next look is
     * compared. To be called every few seconds: a store may notice a restore only if it goes back behind the last look.
     */
    void look();
}
