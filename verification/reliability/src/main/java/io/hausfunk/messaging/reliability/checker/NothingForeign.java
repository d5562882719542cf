// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.List;

/** I5: nobody reads or hears an entry of a time when he did not take part, unless the conversation shows newcomers the past. */
final class NothingForeign implements Invariant {
    @Override
    public String name() {
        return "I5";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        for (Line line : picture.reads()) {
            Event.Read read = (Event.Read) line.event();
            Talk.Stay range = picture.talk(read.conversation()).readable(read.person());
            for (Line entryLine : picture.listing(read.listing())) {
                long sequence = ((Event.Entry) entryLine.event()).sequence();
                if (sequence < range.from() || sequence > range.to()) {
                    found.add(foreign("read by " + read.person() + ", who may not", line, entryLine));
                }
            }
        }
        for (ListenerRecord listening : picture.listenings()) {
            String person = listening.listen().person();
            for (Line line : listening.heard()) {
                if (line.event() instanceof Event.Heard heard
                        && !talk(picture, listening, line).mayHear(person, heard.sequence())) {
                    found.add(foreign("heard by " + person + ", who may not", line));
                }
            }
        }
        return found;
    }

    private static Talk talk(Picture picture, ListenerRecord listening, Line line) {
        String conversation = ((Event.Heard) line.event()).conversation();
        return listening.earlier(line) ? picture.earlier().talk(conversation) : picture.talk(conversation);
    }

    private Violation foreign(String what, Line... lines) {
        return new Violation(name(), Effect.FOREIGN, what, List.of(lines));
    }
}
