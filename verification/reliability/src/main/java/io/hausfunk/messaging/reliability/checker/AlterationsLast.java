// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.List;

/** I10: an acknowledged edit, retraction or reaction is never lost: its entry is there, and messages are what it made of them. */
final class AlterationsLast implements Invariant {
    @Override
    public String name() {
        return "I10";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        for (MessageLife life : picture.lives()) {
            Talk talk = picture.talk(life.key().conversation());
            for (Alteration alteration : life.alterations()) {
                for (Event.Ok ok : alteration.changes()) {
                    boolean lost = picture.lostTail().covers(talk.name(), ok.sequence(), ok.at());
                    if (!lost
                            && !isThere(talk, ok.sequence(), alteration.asked().item())) {
                        found.add(lost("acknowledged, but not there", alteration.lines()));
                    }
                }
            }
            if (life.known(picture.lostTail())) {
                String state = talk.state(life.key().sequence());
                if (!life.expected().equals(state)) {
                    List<Line> lines = new ArrayList<>();
                    life.alterations().forEach(each -> lines.addAll(each.lines()));
                    found.add(lost("should be " + life.expected() + ", is " + state, lines));
                }
            }
        }
        return found;
    }

    private static boolean isThere(Talk talk, long sequence, String item) {
        if (!talk.entries().containsKey(sequence)) {
            return false;
        }
        String there = talk.entry(sequence).item();
        return there.equals(item) || there.startsWith(Talk.EMPTIED);
    }

    private Violation lost(String what, List<Line> lines) {
        return new Violation(name(), Effect.LOST, what, lines);
    }
}
