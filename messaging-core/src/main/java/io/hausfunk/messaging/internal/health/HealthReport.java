// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.health;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Health.State;
import io.hausfunk.messaging.PartHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what checks find. Several checks may speak of the same part; the worst counts. Not thread-safe. */
public final class HealthReport {
    private final Map<String, State> states = new TreeMap<>();
    private final Map<String, List<String>> findings = new TreeMap<>();

    /** A part is there, and this check found nothing wrong with it. */
    public void up(String part) {
        add(part, State.UP, List.of());
    }

    /** These are wrong; the part is up if there are none. */
    public void degraded(String part, Collection<String> words) {
        add(part, words.isEmpty() ? State.UP : State.DEGRADED, words);
    }

    /** Something is later than usual, or less protected than it should be. */
    public void degraded(String part, String words) {
        add(part, State.DEGRADED, List.of(words));
    }

    /** A promise is not kept. */
    public void down(String part, String words) {
        add(part, State.DOWN, List.of(words));
    }

    private void add(String part, State state, Collection<String> words) {
        states.merge(part, state, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        findings.computeIfAbsent(part, name -> new ArrayList<>()).addAll(words);
    }

    /** All of it. */
    public Health health(Optional<ClusterHealth> cluster) {
        Map<String, PartHealth> parts = new TreeMap<>();
        states.forEach((part, state) -> parts.put(part, PartHealth.of(state, findings.getOrDefault(part, List.of()))));
        return Health.of(parts, cluster);
    }
}
