// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I2: no message is there twice, neither stored, nor read, nor shown by one listening. */
final class NothingTwice implements Invariant {
    @Override
    public String name() {
        return "I2";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        picture.reads().stream()
                .map(line -> ((Event.Read) line.event()).listing())
                .distinct()
                .forEach(listing -> {
                    Map<Object, Line> seen = new HashMap<>();
                    for (Line line : picture.listing(listing)) {
                        Event.Entry entry = (Event.Entry) line.event();
                        once(seen, entry.sequence(), line, found);
                        if (!entry.body().isEmpty()) {
                            once(seen, entry.item(), line, found);
                        }
                    }
                });
        for (ListenerRecord listening : picture.listenings()) {
            Map<Object, Line> seen = new HashMap<>();
            for (Line line : listening.heard()) {
                if (line.event() instanceof Event.Heard entry) {
                    String where = (listening.lost(line) ? "lost " : "") + entry.conversation();
                    once(seen, where + " " + entry.sequence(), line, found);
                    if (!entry.body().isEmpty()) {
                        once(seen, where + " = " + entry.item(), line, found);
                    }
                } else if (line.event() instanceof Event.Behind gap && listening.startsOver(picture.lostTail(), gap)) {
                    seen.values().removeIf(before -> isBeyond(gap, before) && !listening.lost(before));
                }
            }
        }
        for (Line line : picture.lines(Event.Stored.class)) {
            Event.Stored stored = (Event.Stored) line.event();
            if (stored.names() != stored.entries()) {
                found.add(twice("more entries than names", List.of(line)));
            }
        }
        return found;
    }

    /** Whether this was heard, and will be heard again by who reads everything anew up to where the gap ends. */
    private static boolean isBeyond(Event.Behind gap, Line line) {
        return line.event() instanceof Event.Heard heard
                && heard.conversation().equals(gap.conversation())
                && heard.sequence() > gap.upTo();
    }

    private void once(Map<Object, Line> seen, Object what, Line line, List<Violation> found) {
        Line before = seen.putIfAbsent(what, line);
        if (before != null) {
            found.add(twice("twice: " + what, List.of(before, line)));
        }
    }

    private Violation twice(String what, List<Line> lines) {
        return new Violation(name(), Effect.DOUBLED, what, lines);
    }
}
