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

/** I3: everybody sees the same entries in the same order, under numbers without gaps, and so does the database. */
final class OneOrder implements Invariant {
    @Override
    public String name() {
        return "I3";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        for (Line line : picture.reads()) {
            Event.Read read = (Event.Read) line.event();
            listing(picture, read, found);
        }
        picture.listenings().forEach(listening -> heard(picture, listening, found));
        for (Line line : picture.lines(Event.Stored.class)) {
            Event.Stored stored = (Event.Stored) line.event();
            Talk talk = picture.talk(stored.conversation());
            if (stored.first() != 1
                    || stored.last() != stored.head()
                    || stored.entries() != stored.head()
                    || stored.head() != talk.head()) {
                found.add(disorder("stored numbers are not 1 to the head that was read, " + talk.head(), line));
            }
        }
        return found;
    }

    private void listing(Picture picture, Event.Read read, List<Violation> found) {
        Talk talk = picture.talk(read.conversation());
        long before = 0;
        for (Line line : picture.listing(read.listing())) {
            Event.Entry entry = (Event.Entry) line.event();
            if (before != 0 && entry.sequence() != before + 1) {
                found.add(disorder("number " + entry.sequence() + " follows " + before, line));
            }
            before = entry.sequence();
            same(talk, entry.sequence(), entry.author(), entry.item(), entry.body(), line, found);
        }
    }

    private void heard(Picture picture, ListenerRecord listening, List<Violation> found) {
        Map<String, Long> positions = new HashMap<>(listening.start());
        Set<String> lost = new HashSet<>(); // Where the last position is one of what was lost.
        String person = listening.listen().person();
        for (Line line : listening.heard()) {
            if (line.event() instanceof Event.Behind gap) {
                boolean anew = listening.startsOver(picture.lostTail(), gap);
                positions.merge(gap.conversation(), gap.upTo(), anew ? (before, upTo) -> upTo : Math::max);
                lost.remove(gap.conversation());
            } else if (line.event() instanceof Event.Heard entry) {
                Talk talk = picture.talk(entry.conversation());
                long before = positions.getOrDefault(entry.conversation(), 0L);
                boolean earlier = listening.earlier(line);
                Talk then = earlier ? picture.earlier().talk(entry.conversation()) : talk;
                if (listening.lost(line)) {
                    lost.add(entry.conversation());
                } else {
                    if (lost.remove(entry.conversation())) {
                        before = picture.lostTail().head(entry.conversation());
                        found.add(disorder("heard without being told that the database went back", line));
                    }
                    if (!earlier || !wasEmptied(picture, talk, entry)) {
                        same(talk, entry.sequence(), entry.author(), entry.item(), entry.body(), line, found);
                    }
                }
                if ((listening.lost(line) && entry.sequence() <= before)
                        || !then.follows(person, before, entry.sequence())) {
                    found.add(disorder("number " + entry.sequence() + " was heard after " + before, line));
                }
                positions.put(entry.conversation(), entry.sequence());
            }
        }
        if (!listening.deaf()) {
            lost.forEach(each ->
                    found.add(disorder("never told that the database went back, in " + each, listening.began())));
        }
    }

    /** Whether this entry is there, and what emptied it was lost. */
    private static boolean wasEmptied(Picture picture, Talk talk, Event.Heard heard) {
        return talk.entries().containsKey(heard.sequence())
                && picture.earlier().emptied(heard, talk.entry(heard.sequence()));
    }

    private void same(
            Talk talk, long sequence, String author, String item, String body, Line line, List<Violation> found) {
        Line first = talk.entries().get(sequence);
        if (first == null) {
            found.add(disorder("nobody reads this entry", line));
            return;
        }
        Event.Entry known = (Event.Entry) first.event();
        if (!Talk.same(known, author, item, body)) {
            found.add(disorder("two entries under one number", first, line));
        }
    }

    private Violation disorder(String what, Line... lines) {
        return new Violation(name(), Effect.REORDERED, what, List.of(lines));
    }
}
