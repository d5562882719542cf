// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** I9: what a node says is unread is what others said behind the read mark and the joining. */
final class UnreadInvariant implements Invariant {
    private record Owner(String person, String conversation) {}

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public List<Violation> check(Picture picture) {
        long quiet = picture.quiet();
        Map<Owner, Line> marks = new HashMap<>(); // Of who takes part at the end: of others nobody sees them.
        for (Line line : picture.lines(Event.Receipt.class)) {
            Event.Receipt receipt = (Event.Receipt) line.event();
            if (receipt.at() >= quiet) {
                marks.put(new Owner(receipt.person(), receipt.conversation()), line);
            }
        }
        List<Violation> found = new ArrayList<>();
        for (Line line : picture.lines(Event.Unread.class)) {
            Event.Unread unread = (Event.Unread) line.event();
            @Nullable Line mark = marks.get(new Owner(unread.person(), unread.conversation()));
            if (mark != null) {
                check(picture.talk(unread.conversation()), line, mark, found);
            }
        }
        return found;
    }

    private void check(Talk talk, Line line, Line mark, List<Violation> found) {
        Event.Unread unread = (Event.Unread) line.event();
        List<Talk.Stay> stays = talk.stays(unread.person());
        long joined = stays.isEmpty() ? 0 : stays.get(stays.size() - 1).from();
        long behind = Math.max(joined, ((Event.Receipt) mark.event()).read());
        long count = talk.entries().tailMap(behind, false).values().stream()
                .map(each -> (Event.Entry) each.event())
                .filter(entry ->
                        entry.sequence() <= talk.readable(unread.person()).to())
                .filter(entry -> talk.isMessage(entry) && !entry.author().equals(unread.person()))
                .count();
        if (count != unread.count()) {
            found.add(new Violation(name(), Effect.WRONG, "unread are " + count, List.of(line, mark)));
        }
    }
}
