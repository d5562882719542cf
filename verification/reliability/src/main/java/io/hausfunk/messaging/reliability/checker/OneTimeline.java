// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I11: every timeline, of everybody on every node, shows of every message what its entries make of it, and nothing counts twice. */
final class OneTimeline implements Invariant {
    @Override
    public String name() {
        return "I11";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        Map<String, List<Line>> listings = new HashMap<>();
        picture.lines(Event.Item.class)
                .forEach(line -> listings.computeIfAbsent(
                                ((Event.Item) line.event()).listing(), unused -> new ArrayList<>())
                        .add(line));
        for (Line line : picture.lines(Event.Shown.class)) {
            shown(picture, line, listings.getOrDefault(((Event.Shown) line.event()).listing(), List.of()), found);
        }
        for (Talk talk : picture.talks()) {
            talk.messages().forEach((sequence, message) -> {
                if (message.doubled()) {
                    found.add(new Violation(
                            name(),
                            Effect.DOUBLED,
                            "somebody reacted twice in one way to number " + sequence,
                            List.of(talk.entries().get(sequence))));
                }
            });
        }
        return found;
    }

    private void shown(Picture picture, Line line, List<Line> items, List<Violation> found) {
        Event.Shown shown = (Event.Shown) line.event();
        Talk talk = picture.talk(shown.conversation());
        Talk.Stay range = talk.readable(shown.person());
        long messages = talk.messages().keySet().stream()
                .filter(sequence -> sequence >= range.from() && sequence <= range.to())
                .count();
        long seen = 0;
        for (Line itemLine : items) {
            Event.Item item = (Event.Item) itemLine.event();
            FoldedMessage message = talk.messages().get(item.sequence());
            seen += message == null ? 0 : 1;
            String state = message == null ? "event" : message.state();
            boolean after = range.to() < talk.head(); // Of who went before the end: a state as of then.
            if (!state.equals(item.state()) && !after) {
                found.add(wrong("shown as " + item.state() + ", is " + state, line, itemLine));
            }
        }
        if (seen != messages) {
            found.add(wrong("shows " + seen + " of " + messages + " messages", line));
        }
    }

    private Violation wrong(String what, Line... lines) {
        return new Violation(name(), Effect.WRONG, what, List.of(lines));
    }
}
