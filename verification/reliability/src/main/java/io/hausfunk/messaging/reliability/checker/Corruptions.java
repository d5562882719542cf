// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Corruption.Way;
import io.hausfunk.messaging.reliability.history.Event;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways in which a history can be bad. */
final class Corruptions {
    private static final List<Way> ALL = List.of(
            new Way("an acknowledged message is nowhere", "I1", Corruptions::drop),
            new Way("one reader on one node misses a message", "I1", Corruptions::missingForOne),
            new Way("a connected listener never heard a message", "I1", Corruptions::neverHeard),
            new Way("a stored text was altered", "I1", Corruptions::altered),
            new Way("an answer with the number of another message", "I1", Corruptions::foreignNumber),
            new Way("an acknowledged removal is not there", "I1", Corruptions::changeDropped),
            new Way("a message is stored twice", "I2", Corruptions::doubled),
            new Way("a message was shown twice to a device", "I2", Corruptions::heardTwice),
            new Way("a gap in the numbers", "I3", Corruptions::gap),
            new Way("a member reads another order", "I3", Corruptions::otherOrder),
            new Way("a device was shown a message too late", "I3", Corruptions::heardOutOfOrder),
            new Way("the database holds less than was read", "I3", Corruptions::storedLess),
            new Way("a sender's second message before the first", "I4", Corruptions::inverted),
            new Way("a former member reads on", "I5", Corruptions::foreignRead),
            new Way("a former member is shown a message", "I5", Corruptions::foreignHeard),
            new Way("a read mark that falls", "I6", c -> receipt(c, 5, 5, 5, 4)),
            new Way("more read than delivered", "I6", c -> receipt(c, 3, 4, 3, 4)),
            new Way("a receipt of somebody who never took part", "I6", Corruptions::strangersReceipt),
            new Way("an acknowledged mark is gone", "I6", Corruptions::markLost),
            new Way("nodes disagree about who is here", "I7", Corruptions::presenceDisagrees),
            new Way("people of a dead node remain online", "I7", Corruptions::ghost),
            new Way("a retry got another number", "I8", Corruptions::otherNumber),
            new Way("a refused message is stored", "I8", Corruptions::refusedButStored),
            new Way("a message in doubt is stored twice", "I8", Corruptions::unknownTwice),
            new Way("two contents under one name", "I8", Corruptions::twoContents),
            new Way("a wrong unread count", "I9", Corruptions::unread),
            new Way("a failover loses what the standby had", "I1", c -> drop(c, ok -> ok.at() <= kept(c).covered())),
            new Way("what was acknowledged after a failover is lost", "I1", c -> drop(c, ok -> ok.at() > kept(c).at())),
            new Way("a listener is not told of a failover", "I3", Corruptions::untold),
            new Way("a listener skips what came after a failover", "I3", Corruptions::skipped),
            new Way("another order after a failover", "I3", Corruptions::otherAfterwards));

    private Corruptions() {}

    /** All of them, with those of what becomes of messages, and of a database that went back. */
    static List<Way> ways() {
        return Stream.of(ALL, LifeCorruptions.ALL, LostTailCorruptions.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static Event.Kept kept(Corruption c) {
        return c.any(Event.Kept.class, each -> true);
    }

    /** A listener that was told, and heard something later. */
    private static Event.Behind told(Corruption c) {
        return c.any(
                Event.Behind.class,
                each -> c.picture.talk(each.conversation()).head() > each.upTo() + 1
                        && firstAfter(c, each) != null
                        && c.picture.listenings().stream()
                                .filter(ear -> ear.listen().listening().equals(each.listening()))
                                .flatMap(ear -> ear.heard().stream().filter(ear::lost))
                                .anyMatch(line -> ((Event.Heard) line.event())
                                        .conversation()
                                        .equals(each.conversation())));
    }

    private static Event.@Nullable Heard firstAfter(Corruption c, Event.Behind told) {
        return c.picture
                .history()
                .all(Event.Heard.class)
                .filter(each -> each.at() > told.at()
                        && each.listening().equals(told.listening())
                        && each.conversation().equals(told.conversation())
                        && !each.item().startsWith(Talk.EMPTIED))
                .findFirst()
                .orElse(null);
    }

    private static void untold(Corruption c) {
        c.remove(told(c));
    }

    private static void skipped(Corruption c) {
        Event.Behind told = told(c);
        c.replace(
                told,
                each -> new Event.Behind(
                        each.at(), each.listening(), each.conversation(), each.after(), each.upTo() - 1));
    }

    private static void otherAfterwards(Corruption c) {
        Event.Heard first = Objects.requireNonNull(firstAfter(c, told(c)));
        c.replace(
                first,
                each -> new Event.Heard(
                        each.at(),
                        each.listening(),
                        each.conversation(),
                        each.sequence(),
                        each.author(),
                        "another",
                        "another"));
    }

    private static void drop(Corruption c) {
        drop(c, ok -> true);
    }

    private static void drop(Corruption c, Predicate<Event.Ok> which) {
        Event.Ok ok = c.acknowledged(which);
        Event.Invoke asked = c.asked(ok);
        c.change(Event.Entry.class, each -> each.item().equals(asked.name()), each -> null);
        c.change(Event.Heard.class, each -> each.item().equals(asked.name()), each -> null);
        c.renumber(asked.conversation(), number -> number > ok.sequence() ? number - 1 : number);
    }

    private static void missingForOne(Corruption c) {
        c.remove(c.any(Event.Entry.class, each -> !each.body().isEmpty()));
    }

    private static void neverHeard(Corruption c) {
        Event.Heard any = c.any(
                Event.Heard.class,
                each -> each.at() > kept(c).at()
                        && c.picture.listenings().stream()
                                .anyMatch(ear -> !ear.deaf()
                                        && ear.listen().listening().equals(each.listening())
                                        && c.picture.talk(each.conversation()).head() == each.sequence()));
        c.remove(any);
    }

    private static void altered(Corruption c) {
        Event.Invoke asked = c.asked(c.acknowledged());
        c.change(
                Event.Entry.class,
                each -> each.item().equals(asked.name()),
                each -> new Event.Entry(
                        each.at(), each.listing(), each.sequence(), each.author(), each.item(), "altered"));
        c.change(
                Event.Heard.class,
                each -> each.item().equals(asked.name()),
                each -> new Event.Heard(
                        each.at(),
                        each.listening(),
                        each.conversation(),
                        each.sequence(),
                        each.author(),
                        each.item(),
                        "altered"));
    }

    private static void foreignNumber(Corruption c) {
        c.replace(
                c.acknowledged(), ok -> new Event.Ok(ok.at(), ok.client(), ok.op(), ok.sequence() + 1, ok.repeated()));
    }

    private static void changeDropped(Corruption c) {
        Event.Changed any = c.any(
                Event.Changed.class,
                each -> !c.picture.lostTail().covers(each.conversation(), each.sequence(), each.at()));
        c.change(
                Event.Entry.class,
                each -> each.item().equals(any.item()),
                each -> new Event.Entry(each.at(), each.listing(), each.sequence(), each.author(), "renamed", ""));
    }

    private static void doubled(Corruption c) {
        Event.Entry any = c.any(Event.Entry.class, each -> !each.body().isEmpty());
        c.insert(new Event.Entry(
                any.at(),
                any.listing(),
                c.picture.talk(any.listing().substring(0, 2)).head() + 1,
                any.author(),
                any.item(),
                any.body()));
    }

    private static void heardTwice(Corruption c) {
        c.insert(c.any(Event.Heard.class, each -> true));
    }

    private static void gap(Corruption c) {
        Event.Ok ok = c.acknowledged();
        c.renumber(c.asked(ok).conversation(), number -> number > ok.sequence() ? number + 1 : number);
    }

    private static void otherOrder(Corruption c) {
        Event.Entry any = c.any(
                Event.Entry.class,
                each -> each.sequence()
                                < c.picture.talk(each.listing().substring(0, 2)).head()
                        && !each.body().isEmpty());
        c.change(
                Event.Entry.class,
                each -> each.listing().equals(any.listing())
                        && (each.sequence() == any.sequence() || each.sequence() == any.sequence() + 1),
                each -> Corruption.entry(each, 2 * any.sequence() + 1 - each.sequence()));
    }

    private static void heardOutOfOrder(Corruption c) {
        Event.Heard any = c.any(
                Event.Heard.class,
                each -> c.picture.talk(each.conversation()).head() > each.sequence() + 2
                        && each.sequence() > 1
                        && !each.body().isEmpty());
        long later =
                c.any(Event.Fault.class, each -> each.moment().equals("quiet")).at();
        c.replace(
                any,
                each -> new Event.Heard(
                        later - 1,
                        each.listening(),
                        each.conversation(),
                        each.sequence(),
                        each.author(),
                        each.item(),
                        each.body()));
    }

    private static void storedLess(Corruption c) {
        c.replace(
                c.any(Event.Stored.class, each -> true),
                each -> new Event.Stored(
                        each.at(),
                        each.conversation(),
                        each.head(),
                        each.entries() - 1,
                        each.first(),
                        each.last(),
                        each.names() - 1));
    }

    private static void inverted(Corruption c) {
        Event.Ok ok = c.acknowledged();
        Event.Invoke asked = c.asked(ok);
        long after = c.any(Event.Fault.class, each -> true).at();
        c.change(
                Event.Invoke.class,
                each -> each.name().equals(asked.name()),
                each -> new Event.Invoke(
                        after, each.client(), each.op(), each.conversation(), each.name(), each.body(), each.node()));
        c.change(
                Event.Ok.class,
                each -> each.op().equals(ok.op()),
                each -> new Event.Ok(after, each.client(), each.op(), each.sequence(), each.repeated()));
        c.change(
                Event.Unknown.class,
                each -> c.picture.messages().stream()
                        .filter(message -> message.key().name().equals(asked.name()))
                        .flatMap(message -> message.attempts().stream())
                        .anyMatch(attempt -> attempt.answer().equals(each)),
                each -> null);
    }

    private static void foreignRead(Corruption c) {
        Event.Read former = c.any(
                Event.Read.class,
                each -> c.picture
                                .talk(each.conversation())
                                .readable(each.person())
                                .to()
                        < c.picture.talk(each.conversation()).head());
        Talk talk = c.picture.talk(former.conversation());
        Event.Entry next = talk.entry(talk.readable(former.person()).to() + 1);
        c.insert(new Event.Entry(
                former.at() - 1, former.listing(), next.sequence(), next.author(), next.item(), next.body()));
    }

    private static void foreignHeard(Corruption c) {
        Talk talk = c.picture.talk("c1");
        Event.Entry next = talk.entry(talk.head());
        long end = c.any(Event.Fault.class, each -> true).at();
        String ear =
                c.any(Event.Listen.class, each -> each.person().equals("p5")).listening();
        c.insert(new Event.Heard(end, ear, "c1", next.sequence(), next.author(), next.item(), next.body()));
    }

    private static void receipt(Corruption c, long delivered, long read, long laterDelivered, long laterRead) {
        c.insert(new Event.Receipt(1, "n2", "c3", "p2", delivered, read));
        c.insert(new Event.Receipt(2, "n2", "c3", "p2", laterDelivered, laterRead));
    }

    private static void strangersReceipt(Corruption c) {
        c.insert(new Event.Receipt(1, "n2", "c3", "p5", 1, 1));
    }

    private static void markLost(Corruption c) {
        c.insert(new Event.Marked(5, "p2", "c3", "read", c.picture.talk("c3").head()));
        c.change(
                Event.Receipt.class,
                each -> each.conversation().equals("c3"),
                each -> new Event.Receipt(each.at(), each.node(), "c3", each.person(), 1, 1));
        c.change(Event.Unread.class, each -> each.conversation().equals("c3"), each -> null);
    }

    private static void presenceDisagrees(Corruption c) {
        c.replace(
                c.any(Event.Presence.class, each -> true),
                each -> new Event.Presence(each.at(), each.node(), each.person(), "busy"));
    }

    private static void ghost(Corruption c) {
        Event.Listen here = c.any(
                Event.Listen.class,
                each -> c.picture.listenings().stream()
                        .anyMatch(ear -> !ear.deaf() && ear.listen().equals(each)));
        c.insert(new Event.Running(here.at() + 1, here.node(), false));
    }

    private static void otherNumber(Corruption c) {
        Event.Ok ok = c.acknowledged();
        Event.Invoke asked = c.asked(ok);
        c.insert(new Event.Invoke(
                ok.at() + 1, ok.client(), "again", asked.conversation(), asked.name(), asked.body(), "n2"));
        c.insert(new Event.Ok(ok.at() + 2, ok.client(), "again", ok.sequence() + 1, true));
    }

    private static void refusedButStored(Corruption c) {
        Event.Ok ok = c.any(
                Event.Ok.class,
                each -> !each.repeated()
                        && c.lasting(each)
                        && c.picture.messages().stream()
                                .anyMatch(message -> message.attempts().size() == 1
                                        && message.attempts().get(0).answer().equals(each)));
        c.change(Event.Ok.class, ok::equals, each -> new Event.Fail(ok.at(), ok.client(), ok.op(), "BUSY"));
    }

    private static void unknownTwice(Corruption c) {
        // The last one of a conversation would only be written over itself.
        Event.Unknown unknown =
                c.any(Event.Unknown.class, each -> isThere(c, each.op()) && !c.last(c.asked(each.op())));
        Event.Invoke asked = c.asked(unknown.op());
        Talk talk = c.picture.talk(asked.conversation());
        c.change(
                Event.Entry.class,
                each -> each.listing().startsWith(asked.conversation() + "-") && each.sequence() == talk.head(),
                each -> new Event.Entry(
                        each.at(), each.listing(), each.sequence(), asked.client(), asked.name(), asked.body()));
    }

    private static boolean isThere(Corruption c, String op) {
        return c.isMessage(op)
                && c.picture
                        .talk(c.asked(op).conversation())
                        .isThere(c.asked(op).name());
    }

    private static void twoContents(Corruption c) {
        Event.Ok ok = c.acknowledged();
        Event.Invoke asked = c.asked(ok);
        c.insert(new Event.Invoke(
                ok.at() + 1, ok.client(), "again", asked.conversation(), asked.name(), "another", "n2"));
        c.insert(new Event.Ok(ok.at() + 2, ok.client(), "again", ok.sequence(), true));
    }

    private static void unread(Corruption c) {
        c.replace(
                c.any(Event.Unread.class, each -> true),
                each -> new Event.Unread(each.at(), each.person(), each.node(), each.conversation(), each.count() + 1));
    }
}
