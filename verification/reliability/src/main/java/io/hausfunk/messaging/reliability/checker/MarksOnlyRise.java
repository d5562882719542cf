// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I6: marks never fall, nobody read more than was delivered or exists, and an acknowledged mark is there at the end. */
final class MarksOnlyRise implements Invariant {
    private record Owner(String person, String conversation) {}

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        Map<Owner, Line> latest = new HashMap<>();
        for (Line line : picture.lines(Event.Receipt.class)) {
            Event.Receipt receipt = (Event.Receipt) line.event();
            Talk talk = picture.talk(receipt.conversation());
            LostTail tail = picture.lostTail();
            boolean gone = tail.during(receipt.conversation(), receipt.at());
            if (receipt.read() > receipt.delivered() || (!gone && receipt.delivered() > talk.head())) {
                found.add(wrong("read, delivered and last are out of order", line));
            }
            if (!gone && talk.stays(receipt.person()).isEmpty()) {
                found.add(wrong("a receipt of somebody who never took part", line));
            }
            Line before = latest.put(new Owner(receipt.person(), receipt.conversation()), line);
            boolean back = before != null
                    && tail.before(receipt.conversation(), before.event().at())
                    && !tail.before(receipt.conversation(), receipt.at());
            if (before != null && !back && falls((Event.Receipt) before.event(), receipt)) {
                found.add(wrong("a mark fell", before, line));
            }
        }
        long quiet = picture.quiet(); // A receipt seen earlier may have been asked for before the mark.
        for (Line line : picture.lines(Event.Marked.class)) {
            Event.Marked marked = (Event.Marked) line.event();
            Line last = latest.get(new Owner(marked.person(), marked.conversation()));
            if (last != null
                    && last.event().at() >= quiet
                    && !picture.lostTail().covers(marked)
                    && missing((Event.Receipt) last.event(), marked)) {
                found.add(wrong("an acknowledged mark is not there", line, last));
            }
        }
        return found;
    }

    private static boolean falls(Event.Receipt before, Event.Receipt after) {
        return after.read() < before.read() || after.delivered() < before.delivered();
    }

    private static boolean missing(Event.Receipt receipt, Event.Marked marked) {
        return marked.sequence() > (marked.kind().equals("read") ? receipt.read() : receipt.delivered());
    }

    private Violation wrong(String what, Line... lines) {
        return new Violation(name(), Effect.WRONG, what, List.of(lines));
    }
}
