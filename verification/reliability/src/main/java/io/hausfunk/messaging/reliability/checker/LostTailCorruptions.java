// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Corruption.Way;
import io.hausfunk.messaging.reliability.history.Event;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the excuse of a lost tail must not cover. In the good history p5 and p3 join the channel c2 again in what is lost, and hear what was
 * said meanwhile, with a message that was taken back in what is lost; p3 joins once more afterwards. From c1 p2 is removed in what is lost.
 */
final class LostTailCorruptions {
    static final List<Way> ALL = List.of(
            new Way("somebody hears what was kept, without a joining that was lost", "I5", c -> {
                c.remove(c.any(Event.Changed.class, each -> joins(c, each)));
                c.change(Event.Heard.class, each -> isJoining(each) && each.at() <= kept(c).at(), each -> null);
            }),
            new Way("whose joining was lost hears on after the failover", "I5", c -> {
                Talk talk = c.picture.talk("c2");
                insert(c, Long.MAX_VALUE, "p5", talk, talk.head());
            }),
            new Way("whose joining was lost hears what is new before being told", "I5", c -> {
                insert(c, kept(c).at() + 1, "p5", c.picture.talk("c2"), kept(c).head() + 1);
            }),
            new Way("whose joining was lost misses what was kept", "I3", c -> {
                c.remove(c.any(
                        Event.Heard.class,
                        each -> isBurst(c, "p5", each) && each.sequence() > 2 && each.sequence() == kept(c).head()));
            }),
            new Way("somebody who was removed hears what was lost", "I5", c -> {
                Talk talk = c.picture.earlier().talk("c1");
                insert(c, kept(c).at(), "p2", talk, talk.head());
            }),
            new Way("a message is heard as taken back, which was refused", "I3", c -> {
                Event.Alter refused = lostRetraction(c);
                c.change(
                        Event.Ok.class,
                        each -> each.op().equals(refused.op()),
                        each -> new Event.Fail(each.at(), each.client(), each.op(), "NOT_PERMITTED"));
                c.change(Event.Heard.class, each -> each.item().equals(refused.item()), each -> null);
            }),
            new Way("a message is heard as taken back after a failover that lost that", "I3", c -> {
                Event.Heard again =
                        again(c, each -> each.sequence() == lostRetraction(c).target());
                c.replace(again, each -> heard(each, each.at(), Talk.EMPTIED + "retracted", ""));
            }),
            new Way("who starts over hears twice", "I2", c -> {
                Event.Heard again = again(c, each -> true);
                c.insert(heard(again, again.at() + 1, again.item(), again.body()));
            }));

    private LostTailCorruptions() {}

    private static Event.Kept kept(Corruption c) {
        return c.any(Event.Kept.class, each -> each.conversation().equals("c2"));
    }

    private static boolean joins(Corruption c, Event.Changed each) {
        return each.client().equals("p5") && each.item().equals("joined") && each.at() <= kept(c).at();
    }

    private static boolean isJoining(Event.Heard each) {
        return each.author().equals("p5") && each.item().equals("joined");
    }

    private static String ear(Corruption c, String person) {
        return c.picture.listenings().stream()
                .filter(each -> !each.deaf() && each.listen().person().equals(person))
                .findFirst()
                .orElseThrow()
                .listen()
                .listening();
    }

    /** Heard of what was kept, because of a joining that was lost. */
    private static boolean isBurst(Corruption c, String person, Event.Heard each) {
        return each.listening().equals(ear(c, person))
                && each.conversation().equals("c2")
                && each.at() > kept(c).covered()
                && each.at() <= kept(c).at();
    }

    /** Heard by who joined once more. */
    private static Event.Heard again(Corruption c, Predicate<Event.Heard> which) {
        return c.any(
                Event.Heard.class,
                each -> each.listening().equals(ear(c, "p3"))
                        && each.conversation().equals("c2")
                        && each.at() > kept(c).at()
                        && each.sequence() <= kept(c).head()
                        && which.test(each));
    }

    private static Event.Alter lostRetraction(Corruption c) {
        return c.any(Event.Alter.class, each -> each.at() > kept(c).covered() && each.at() <= kept(c).at());
    }

    private static void insert(Corruption c, long at, String person, Talk talk, long sequence) {
        Event.Entry entry = talk.entry(sequence);
        c.insert(
                new Event.Heard(at, ear(c, person), talk.name(), sequence, entry.author(), entry.item(), entry.body()));
    }

    private static Event.Heard heard(Event.Heard each, long at, String item, String body) {
        return new Event.Heard(at, each.listening(), each.conversation(), each.sequence(), each.author(), item, body);
    }
}
