// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the lease that says that this node is alive, and reads the leases of the others. The store is the truth about nodes
 * as well, because a cluster that fell apart cannot know that itself. Leases run by the store's clock.
 */
final class NodeLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);
    private static final String PREFIX = "node:";
    private static final int MOST_NODES = 1000;

    private final LeaseStore store;
    private final UUID self;
    private final Duration time;
    private final Consumer<Map<UUID, String>> others;
    private final BiConsumer<Boolean, Integer> outcome;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Lease lease;
    private volatile boolean closed;

    /**
     * @param others takes the notes of the other nodes that are alive
     * @param outcome takes whether the store answered, and how many nodes it knows
     */
    NodeLease(
            LeaseStore store,
            UUID self,
            Duration time,
            Consumer<Map<UUID, String>> others,
            BiConsumer<Boolean, Integer> outcome) {
        this.store = store;
        this.self = self;
        this.time = time;
        this.others = others;
        this.outcome = outcome;
    }

    /** Renews and reads once. Blocks; a second call at the same time does nothing. */
    void run() {
        if (closed || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            renew();
            Map<UUID, String> notes = new HashMap<>();
            for (Lease held : store.held(PREFIX, MOST_NODES)) {
                UUID node = node(held.name());
                if (node != null) {
                    notes.put(node, held.note());
                }
            }
            notes.remove(self);
            others.accept(notes);
            outcome.accept(true, notes.size() + 1);
        } catch (MessagingException e) {
            LOG.debug("Could not look for other nodes: {}", e.code());
            outcome.accept(false, 0);
        } catch (RuntimeException | Error e) {
            LOG.warn("Could not look for other nodes: {}", e.getClass().getName());
            outcome.accept(false, 0);
        } finally {
            running.set(false);
            if (closed) {
                release();
            }
        }
    }

    /** Null if the name is not that of a node: whoever can write the table must not hide all nodes with one row. */
    private static @Nullable UUID node(String name) {
        try {
            UUID node = UUID.fromString(name.substring(PREFIX.length()));
            return name.equals(PREFIX + node) ? node : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void renew() {
        Lease held = lease;
        if (held == null || !store.renew(held, time)) {
            lease = store.acquire(PREFIX + self, self, WireVersions.OURS.note(), time)
                    .orElse(null);
        }
    }

    /** Releases the lease, so that the others need not wait until it runs out. */
    @Override
    public void close() {
        closed = true;
        if (!running.get()) {
            release();
        }
    }

    private void release() {
        Lease held = lease;
        lease = null;
        if (held != null) {
            try {
                store.release(held);
            } catch (RuntimeException e) {
                LOG.debug(
                        "The lease of this node runs out by itself: {}",
                        e.getClass().getName());
            }
        }
    }
}
