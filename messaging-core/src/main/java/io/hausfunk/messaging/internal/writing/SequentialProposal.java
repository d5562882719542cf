// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.CachedRoster;

/**
 * A proposal that changes what is there already, so it waits until the one before it is decided. Its plan rests on what the store
 * holds, and a worker makes it.
 *
 * @param <R> what whoever proposed is answered with
 */
public interface SequentialProposal<R> extends Proposal<R> {
    @Override
    default boolean pipelined() {
        return false;
    }

    @Override
    default boolean plannableFromMemory(CachedRoster roster) {
        return false;
    }

    @Override
    default int tries() {
        return 20;
    }
}
