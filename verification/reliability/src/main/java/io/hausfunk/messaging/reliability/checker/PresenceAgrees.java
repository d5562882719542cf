// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I7: when all is quiet, all running nodes show the same of everybody, and online is who listens on one of them. */
final class PresenceAgrees implements Invariant {
    @Override
    public String name() {
        return "I7";
    }

    @Override
    public List<Violation> check(Picture picture) {
        Map<String, Boolean> running = new HashMap<>();
        picture.history().all(Event.Running.class).forEach(event -> running.put(event.node(), event.running()));
        Set<String> here = new HashSet<>();
        for (ListenerRecord listening : picture.listenings()) {
            if (!listening.deaf() && running.getOrDefault(listening.listen().node(), true)) {
                here.add(listening.listen().person());
            }
        }
        Map<String, Map<String, Line>> shown = new LinkedHashMap<>();
        for (Line line : picture.lines(Event.Presence.class)) {
            Event.Presence presence = (Event.Presence) line.event();
            if (running.getOrDefault(presence.node(), true)) {
                shown.computeIfAbsent(presence.person(), unused -> new LinkedHashMap<>())
                        .put(presence.node(), line);
            }
        }
        List<Violation> found = new ArrayList<>();
        shown.forEach((person, lines) -> check(here.contains(person), List.copyOf(lines.values()), found));
        return found;
    }

    private void check(boolean here, List<Line> lines, List<Violation> found) {
        Set<String> states = new HashSet<>();
        lines.forEach(line -> states.add(((Event.Presence) line.event()).state()));
        if (states.size() > 1) {
            found.add(new Violation(name(), Effect.WRONG, "nodes disagree", lines));
        }
        if (here && states.contains("offline")) {
            found.add(new Violation(name(), Effect.WRONG, "is there, but shown as offline", lines));
        } else if (!here && !states.equals(Set.of("offline"))) {
            found.add(new Violation(name(), Effect.WRONG, "is gone, but not shown as offline", lines));
        }
    }
}
