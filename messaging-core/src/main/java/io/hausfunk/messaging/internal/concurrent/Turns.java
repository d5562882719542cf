// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/** Picks from what waits so that tenants take turns. */
public final class Turns {
    private Turns() {}

    /** At most so many of these, one of each tenant after the other. */
    public static <T> List<T> pick(Collection<T> waiting, Function<T, ?> tenant, int most) {
        Map<Object, Queue<T>> byTenant = new LinkedHashMap<>();
        waiting.forEach(item -> byTenant.computeIfAbsent(tenant.apply(item), key -> new ArrayDeque<>())
                .add(item));
        Queue<Queue<T>> turns = new ArrayDeque<>(byTenant.values());
        List<T> picked = new ArrayList<>();
        while (picked.size() < most && !turns.isEmpty()) {
            Queue<T> next = turns.remove();
            picked.add(next.remove());
            if (!next.isEmpty()) {
                turns.add(next);
            }
        }
        return picked;
    }
}
