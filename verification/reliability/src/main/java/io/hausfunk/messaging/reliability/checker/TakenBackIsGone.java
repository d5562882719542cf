// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * I12: what was taken back, or replaced by an edit, is read by nobody who asks after the acknowledgement, is not in the database any
 * more, and no text is in clear in any file.
 */
final class TakenBackIsGone implements Invariant {
    @Override
    public String name() {
        return "I12";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        Map<MessageLife.Key, MessageLife> lives = new HashMap<>();
        picture.lives().forEach(life -> lives.put(life.key(), life));
        looks(picture, lives, found);
        stored(picture, found);
        picture.lines(Event.Leaked.class).forEach(line -> found.add(wrong("a text is in clear in a file", line)));
        return found;
    }

    private void looks(Picture picture, Map<MessageLife.Key, MessageLife> lives, List<Violation> found) {
        Map<String, Line> asked = new HashMap<>();
        picture.lines(Event.Look.class).forEach(line -> asked.put(((Event.Look) line.event()).op(), line));
        for (Line line : picture.lines(Event.Glance.class)) {
            Event.Glance glance = (Event.Glance) line.event();
            Line lookLine = asked.get(glance.op());
            if (lookLine == null || !(lookLine.event() instanceof Event.Look look)) {
                continue;
            }
            MessageLife life = lives.get(new MessageLife.Key(look.conversation(), glance.sequence()));
            if (life != null && life.known(picture.lostTail())) {
                String text = glance.state().split("/", -1)[0];
                int shown = life.texts().indexOf(text);
                if (shown >= 0 && shown < life.oldest(look.at())) {
                    found.add(wrong("shown after it was replaced or taken back", lookLine, line));
                }
            }
        }
    }

    private void stored(Picture picture, List<Violation> found) {
        Set<MessageLife.Key> emptied = new HashSet<>();
        picture.history()
                .all(Event.Emptied.class)
                .forEach(event -> emptied.add(new MessageLife.Key(event.conversation(), event.sequence())));
        for (MessageLife life : picture.lives()) {
            Alteration retraction = life.retraction();
            if (retraction != null && !retraction.during(picture.lostTail()) && !emptied.contains(life.key())) {
                found.add(wrong(
                        "taken back, and still in the database",
                        retraction.lines().get(0)));
            }
        }
    }

    private Violation wrong(String what, Line... lines) {
        return new Violation(name(), Effect.FOREIGN, what, List.of(lines));
    }
}
