// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.history;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the history before it looks for changes. With a mark from another history nobody knows what changed. */
public final class ChangesOfHistory implements ChangeStore {
    private final ChangeStore store;
    private final HistoryWatch histories;
    private volatile @Nullable History marked;

    /** Looks with this watch. */
    public ChangesOfHistory(ChangeStore store, HistoryWatch histories) {
        this.store = store;
        this.histories = histories;
    }

    @Override
    public Changes changedSince(@Nullable ChangeMark mark, int limit) {
        histories.look();
        History now = histories.present();
        boolean known = mark != null && now.equals(marked);
        Changes changes = store.changedSince(known ? mark : null, limit);
        if (!now.equals(histories.present())) {
            throw new StorageException(ErrorCode.HISTORY_CHANGED, "the history changed meanwhile");
        }
        marked = now;
        return known || mark == null ? changes : new Changes(List.of(), changes.next(), false);
    }
}
