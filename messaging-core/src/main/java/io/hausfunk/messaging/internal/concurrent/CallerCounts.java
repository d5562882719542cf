// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.HashMap;
import java.util.Map;

/** Counts what callers have of a bounded amount, and refuses whoever has their share. Thread-safe. */
final class CallerCounts {
    private final int most;
    private final Map<Object, Map<Object, Integer>> counts = new HashMap<>();
    private final Map<Object, Integer> ofTenants = new HashMap<>();
    private int all;

    CallerCounts(int most) {
        this.most = most;
    }

    /** Counts one more of a caller; false, with nothing counted, if they have their share. */
    synchronized boolean enter(Caller caller) {
        Map<Object, Integer> tenant = counts.computeIfAbsent(caller.tenant(), key -> new HashMap<>());
        int own = tenant.getOrDefault(caller.key(), 0);
        if (!Share.allows(own, ofTenants.getOrDefault(caller.tenant(), 0), all, most)) {
            return false;
        }
        tenant.put(caller.key(), own + 1);
        ofTenants.merge(caller.tenant(), 1, Integer::sum);
        all++;
        return true;
    }

    /** Counts one less. */
    synchronized void leave(Caller caller) {
        all--;
        ofTenants.computeIfPresent(caller.tenant(), (key, count) -> count == 1 ? null : count - 1);
        counts.computeIfPresent(caller.tenant(), (tenant, own) -> {
            own.computeIfPresent(caller.key(), (key, count) -> count == 1 ? null : count - 1);
            return own.isEmpty() ? null : own;
        });
    }
}
