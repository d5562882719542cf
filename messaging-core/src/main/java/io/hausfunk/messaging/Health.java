// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an engine is, part by part, for a host's health page. Holds ids and numbers only. Immutable.
 *
 * <p>Each part stands for a promise. There may be more parts in later versions, so show those whose names you do not know:
 *
 * <ul>
 *   <li>{@code reading}: the store answers;
 *   <li>{@code writing}: the store takes entries, and there is a thread that writes them. When a write failed, or nothing was
 *       written for half a minute, the engine tries one of its own, so this part also recovers by itself;
 *   <li>{@code marks}: the same for how far people have read;
 *   <li>{@code delivery}: listeners hear what is committed;
 *   <li>{@code keys}: the host's key service answered lately;
 *   <li>{@code participants}: who takes part is as this installation wrote it; stays degraded until a restart once it was not;
 *   <li>{@code threads}: there are threads for what is to be done, and none of them stands still;
 *   <li>{@code history}: the store's data continues what was read before; degraded for a while where it went back;
 *   <li>{@code order}: entries have the order in which they were written; stays degraded until a restart once they had not;
 *   <li>{@code outbox}: the host's outbox answers, and nothing in it waits in vain or was put aside; only with an outbox;
 *   <li>{@code notifications}: the host's notifier answers; only with a notifier;
 *   <li>{@code directory}: the directory answers, and nothing waits for an administrator; only with a directory;
 *   <li>{@code nodes}: the other nodes hear this one and are heard; without a cluster, that no other engine uses the
 *       store, which people would notice by presence and typing that do not cross; only where the store can be shared.
 * </ul>
 */
public final class Health {
    private final SortedMap<String, PartHealth> parts;
    private final Optional<ClusterHealth> cluster;

    private Health(SortedMap<String, PartHealth> parts, Optional<ClusterHealth> cluster) {
        this.parts = parts;
        this.cluster = cluster;
    }

    /**
     * Makes one; a host's tests may need it.
     *
     * @param parts how each part is, by its name; copied
     * @param cluster how it stands with other nodes; empty without a cluster
     */
    public static Health of(Map<String, PartHealth> parts, Optional<ClusterHealth> cluster) {
        return new Health(
                Collections.unmodifiableSortedMap(new TreeMap<>(parts)), Objects.requireNonNull(cluster, "cluster"));
    }

    /** The worst state of all parts. */
    public State state() {
        return parts.values().stream()
                .map(PartHealth::state)
                .max(Comparator.naturalOrder())
                .orElse(State.UP);
    }

    /** What is wrong, each in words for an administrator, in the order of the parts' names; empty if nothing is. */
    public List<String> findings() {
        return parts.values().stream()
                .map(PartHealth::findings)
                .flatMap(Collection::stream)
                .toList();
    }

    /** How each part is, by its name. Unmodifiable. */
    public SortedMap<String, PartHealth> parts() {
        return parts;
    }

    /** How it stands with other nodes; empty without a cluster. */
    public Optional<ClusterHealth> cluster() {
        return cluster;
    }

    @Override
    public String toString() {
        return "Health[" + state() + ", " + findings() + "]";
    }

    /** What works. Later ones are worse. */
    public enum State {
        /** All of it. */
        UP,
        /** Everything is stored, read and heard, but some of it later than usual, or less protected than it should be. */
        DEGRADED,
        /** A promise is not kept now: nothing can be read, or nothing can be written, or the engine is closed. */
        DOWN
    }
}
