// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue in which tenants take turns, and within a tenant its callers. What one caller put in comes out in its order. Every
 * operation takes the same time, however much waits. Not thread-safe.
 *
 * <p>What was taken counts as in use until it is given back. A caller or tenant with as much in use as it may have misses
 * its turns until then.
 */
final class FairQueue<T> {
    private final int mostOfTenant;
    private final int mostOfCaller;
    private final Map<Object, Tenant<T>> tenants = new HashMap<>();
    private final Queue<Tenant<T>> turns = new ArrayDeque<>();
    private int size;
    private long bytes;

    /** Without limits to what is in use. */
    FairQueue() {
        this(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    FairQueue(int mostOfTenant, int mostOfCaller) {
        this.mostOfTenant = mostOfTenant;
        this.mostOfCaller = mostOfCaller;
    }

    /** Something that waits or is in use. */
    static final class Entry<T> {
        final T item;
        private final Line<T> line;
        private final long bytes;

        private Entry(T item, Line<T> line, long bytes) {
            this.item = item;
            this.line = line;
            this.bytes = bytes;
        }
    }

    /** What waits of a tenant, and its callers that have a turn to come. */
    private static final class Tenant<T> {
        private final Object key;
        private final Map<Object, Line<T>> lines = new HashMap<>();
        private final Queue<Line<T>> turns = new ArrayDeque<>();
        private boolean hasTurn;
        private int size;
        private long bytes;
        private int used;

        private Tenant(Object key) {
            this.key = key;
        }
    }

    /** What waits of a caller. */
    private static final class Line<T> {
        private final Tenant<T> tenant;
        private final Object key;
        private final Queue<Entry<T>> entries = new ArrayDeque<>();
        private boolean hasTurn;
        private long bytes;
        private int used;

        private Line(Tenant<T> tenant, Object key) {
            this.tenant = tenant;
            this.key = key;
        }
    }

    int size() {
        return size;
    }

    /** How much of a caller waits. */
    int size(Caller caller) {
        Line<T> line = find(caller);
        return line == null ? 0 : line.entries.size();
    }

    /** Whether a tenant has anything in use. */
    boolean uses(Caller caller) {
        Tenant<T> tenant = tenants.get(caller.tenant());
        return tenant != null && tenant.used > 0;
    }

    /** Whether a caller's share of this much has room for one more. */
    boolean hasRoom(Caller caller, int mostItems, long mostBytes) {
        Tenant<T> tenant = tenants.get(caller.tenant());
        Line<T> line = tenant == null ? null : tenant.lines.get(caller.key());
        return Share.allows(line == null ? 0 : line.entries.size(), tenant == null ? 0 : tenant.size, size, mostItems)
                && Share.allows(line == null ? 0 : line.bytes, tenant == null ? 0 : tenant.bytes, bytes, mostBytes);
    }

    private @Nullable Line<T> find(Caller caller) {
        Tenant<T> tenant = tenants.get(caller.tenant());
        return tenant == null ? null : tenant.lines.get(caller.key());
    }

    void add(Caller caller, T item, long itemBytes) {
        Tenant<T> tenant = tenants.computeIfAbsent(caller.tenant(), Tenant::new);
        Line<T> line = tenant.lines.computeIfAbsent(caller.key(), key -> new Line<>(tenant, key));
        line.entries.add(new Entry<>(item, line, itemBytes));
        line.bytes += itemBytes;
        tenant.size++;
        tenant.bytes += itemBytes;
        size++;
        bytes += itemBytes;
        line(line);
    }

    /** Whether {@link #take} would answer something. */
    boolean ready() {
        return !turns.isEmpty();
    }

    /** What is next, which counts as in use until it is given back; null if nothing waits, or only what has to wait. */
    @Nullable
    Entry<T> take() {
        return takeIf(item -> true);
    }

    /** The same if what is next is of this kind. */
    @Nullable
    Entry<T> takeIf(Predicate<T> kind) {
        Tenant<T> tenant = turns.peek();
        if (tenant == null) {
            return null;
        }
        Line<T> line = tenant.turns.element();
        if (!kind.test(line.entries.element().item)) {
            return null;
        }
        turns.remove();
        tenant.turns.remove();
        tenant.hasTurn = false;
        line.hasTurn = false;
        Entry<T> entry = line.entries.remove();
        line.bytes -= entry.bytes;
        line.used++;
        tenant.bytes -= entry.bytes;
        tenant.size--;
        tenant.used++;
        bytes -= entry.bytes;
        size--;
        line(line);
        return entry;
    }

    /** It is not in use any more. */
    void giveBack(Entry<T> entry) {
        Line<T> line = entry.line;
        Tenant<T> tenant = line.tenant;
        line.used--;
        tenant.used--;
        if (line.used == 0 && line.entries.isEmpty()) {
            tenant.lines.remove(line.key, line);
        }
        if (tenant.used == 0 && tenant.size == 0) {
            tenants.remove(tenant.key, tenant);
        }
        line(line);
    }

    /** Gives a caller and a tenant a turn if they have none and may have one. */
    private void line(Line<T> line) {
        Tenant<T> tenant = line.tenant;
        if (!line.hasTurn && !line.entries.isEmpty() && line.used < mostOfCaller) {
            tenant.turns.add(line);
            line.hasTurn = true;
        }
        if (!tenant.hasTurn && !tenant.turns.isEmpty() && tenant.used < mostOfTenant) {
            turns.add(tenant);
            tenant.hasTurn = true;
        }
    }
}
