// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Corruption.Way;
import io.hausfunk.messaging.reliability.history.Event;
import java.util.List;

/** The ways in which the history of what became of messages can be bad. */
final class LifeCorruptions {
    static final List<Way> ALL = List.of(
            new Way("an acknowledged edit is not there", "I10", c -> dropped(c, "edited:")),
            new Way("an acknowledged reaction is not there", "I10", c -> dropped(c, "reacted:")),
            new Way("an acknowledged retraction is not there", "I10", c -> dropped(c, "retracted:")),
            new Way("a reaction counts twice", "I11", LifeCorruptions::doubled),
            new Way("one member sees another text", "I11", LifeCorruptions::otherText),
            new Way("one member does not see a message", "I11", LifeCorruptions::missing),
            new Way("a text is shown after it was taken back", "I12", LifeCorruptions::shownLater),
            new Way("what was taken back is in the database", "I12", LifeCorruptions::stillStored),
            new Way("a text is in clear in a file", "I12", c -> c.insert(new Event.Leaked(1, "base/1/2"))));

    private LifeCorruptions() {}

    private static boolean of(Event.Entry entry, String conversation) {
        return entry.listing().startsWith(conversation + "-");
    }

    /** An acknowledged alteration whose entry still says something. */
    private static Event.Alter effective(Corruption c, String kind) {
        return c.any(
                Event.Alter.class,
                each -> each.item().startsWith(kind)
                        && c.picture.talk(each.conversation()).place(each.item()) != 0);
    }

    private static void dropped(Corruption c, String kind) {
        Event.Alter alter = effective(c, kind);
        c.change(
                Event.Entry.class,
                each -> of(each, alter.conversation()) && each.item().equals(alter.item()),
                each -> new Event.Entry(each.at(), each.listing(), each.sequence(), each.author(), "nothing", ""));
    }

    private static void doubled(Corruption c) {
        Event.Alter alter = c.any(Event.Alter.class, each -> {
            Talk talk = c.picture.talk(each.conversation());
            long place = talk.place(each.item());
            return each.item().startsWith("reacted:") && place != 0 && place < talk.head();
        });
        Talk talk = c.picture.talk(alter.conversation());
        Event.Entry reaction = talk.entry(talk.place(alter.item()));
        c.change(
                Event.Entry.class,
                each -> of(each, alter.conversation()) && each.sequence() == talk.head(),
                each -> new Event.Entry(
                        each.at(), each.listing(), each.sequence(), reaction.author(), reaction.item(), ""));
    }

    private static void otherText(Corruption c) {
        Event.Shown shown = whole(c);
        c.replace(
                c.any(Event.Item.class, each -> each.listing().equals(shown.listing())),
                each -> new Event.Item(each.at(), each.listing(), each.sequence(), "another"));
    }

    private static void missing(Corruption c) {
        Event.Shown shown = whole(c);
        c.remove(c.any(Event.Item.class, each -> each.listing().equals(shown.listing())));
    }

    /** A timeline up to the end. */
    private static Event.Shown whole(Corruption c) {
        return c.any(Event.Shown.class, each -> {
            Talk talk = c.picture.talk(each.conversation());
            Talk.Stay range = talk.readable(each.person());
            return range.to() == talk.head() && talk.messages().ceilingKey(range.from()) != null;
        });
    }

    private static MessageLife takenBack(Corruption c) {
        Event.Alter alter = effective(c, "retracted:");
        return c.picture.lives().stream()
                .filter(life -> life.key().equals(new MessageLife.Key(alter.conversation(), alter.target())))
                .findFirst()
                .orElseThrow();
    }

    private static void shownLater(Corruption c) {
        MessageLife life = takenBack(c);
        long end = c.any(Event.Fault.class, each -> true).at();
        c.insert(new Event.Look(end, "p1", "late", life.key().conversation(), "n1"));
        c.insert(new Event.Glance(
                end + 1, "late", life.key().sequence(), life.texts().get(0)));
    }

    private static void stillStored(Corruption c) {
        MessageLife.Key key = takenBack(c).key();
        c.change(
                Event.Emptied.class,
                each -> each.conversation().equals(key.conversation()) && each.sequence() == key.sequence(),
                each -> null);
    }
}
