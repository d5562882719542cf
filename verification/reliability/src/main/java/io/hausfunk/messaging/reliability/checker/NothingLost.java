// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.List;

/** I1: what was acknowledged is there, as it was sent, for everybody who may read it, and connected listeners heard it. */
final class NothingLost implements Invariant {
    @Override
    public String name() {
        return "I1";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        for (Message message : picture.messages()) {
            message.lasting(picture.lostTail()).forEach(attempt -> stored(picture, attempt, found));
        }
        for (Line line : picture.lines(Event.Changed.class)) {
            Event.Changed change = (Event.Changed) line.event();
            boolean lost = picture.lostTail().covers(change.conversation(), change.sequence(), change.at());
            if (!lost && !isThere(picture.talk(change.conversation()), change.sequence(), change.item())) {
                found.add(lost("an acknowledged change is not there", List.of(line)));
            }
        }
        picture.reads().forEach(read -> complete(picture, read, found));
        for (ListenerRecord listening : picture.listenings()) {
            if (!listening.deaf()) {
                heard(picture, listening, found);
            }
        }
        return found;
    }

    private void stored(Picture picture, Message.Attempt attempt, List<Violation> found) {
        Event.Invoke asked = attempt.invoke();
        Talk talk = picture.talk(asked.conversation());
        long said = ((Event.Ok) attempt.answer()).sequence();
        long sequence = said == 0 ? talk.place(asked.name()) : said; // 0: acknowledged without a number.
        if (!isThere(talk, sequence, asked.name())) {
            found.add(lost("acknowledged, but not there", attempt.lines()));
        } else if (talk.emptied(sequence).isEmpty()
                && !talk.entry(sequence).body().equals(asked.body())) {
            found.add(lost("acknowledged, but something else is there", attempt.lines()));
        }
    }

    private static boolean isThere(Talk talk, long sequence, String item) {
        return talk.entries().containsKey(sequence)
                && (talk.entry(sequence).item().equals(item)
                        || talk.emptied(sequence).equals(item));
    }

    private void complete(Picture picture, Line read, List<Violation> found) {
        Event.Read event = (Event.Read) read.event();
        Talk talk = picture.talk(event.conversation());
        Talk.Stay range = talk.readable(event.person());
        List<Line> listing = picture.listing(event.listing());
        long present = listing.stream()
                .mapToLong(line -> ((Event.Entry) line.event()).sequence())
                .filter(sequence -> sequence >= range.from() && sequence <= range.to())
                .distinct()
                .count();
        if (present < range.to() - range.from() + 1) {
            found.add(lost(
                    "a reading of " + range.from() + " to " + range.to() + " has only " + present + " of them",
                    List.of(read)));
        }
    }

    private void heard(Picture picture, ListenerRecord listening, List<Violation> found) {
        String person = listening.listen().person();
        for (Talk talk : picture.talks()) {
            long last = talk.readable(person).to();
            long position = listening.positions().getOrDefault(talk.name(), 0L);
            if (!talk.stays(person).isEmpty() && position < last) {
                found.add(lost(
                        "a listener heard " + talk.name() + " up to " + position + " of " + last,
                        List.of(listening.began())));
            }
        }
    }

    private Violation lost(String what, List<Line> lines) {
        return new Violation(name(), Effect.LOST, what, lines);
    }
}
