// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.EventHistory;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a good history bad in one way, and says by which invariant that must be seen. */
final class Corruption {
    /**
     * One way.
     *
     * @param name in words
     * @param invariant which must see it
     * @param apply makes a copy of a good history bad
     */
    record Way(String name, String invariant, Consumer<Corruption> apply) {}

    final SplittableRandom random;
    final Picture picture;
    private final List<Line> lines;
    private final Map<String, Event.Invoke> invokes = new HashMap<>();
    private final Set<MessageLife.Key> altered = new HashSet<>();

    Corruption(EventHistory good, long seed) {
        random = new SplittableRandom(seed);
        picture = new Picture(good);
        lines = new ArrayList<>(good.lines());
        good.all(Event.Invoke.class).forEach(invoke -> invokes.put(invoke.op(), invoke));
        picture.lives().forEach(life -> altered.add(life.key()));
    }

    EventHistory history() {
        return new EventHistory(lines);
    }

    /** Any event of a kind that fits. */
    <T extends Event> T any(Class<T> kind, Predicate<T> fits) {
        List<T> all = lines.stream()
                .map(Line::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fits)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    /** Replaces each event of a kind that fits; null takes it away. */
    <T extends Event> void change(Class<T> kind, Predicate<T> fits, Function<T, @Nullable Event> change) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Event event = lines.get(i).event();
            if (kind.isInstance(event) && fits.test(kind.cast(event))) {
                Event changed = change.apply(kind.cast(event));
                Line line = lines.remove(i);
                if (changed != null) {
                    lines.add(i, new Line(changed, line.where() + " (corrupted)"));
                }
            }
        }
    }

    /** Replaces this very event. */
    <T extends Event> void replace(T event, UnaryOperator<T> change) {
        change(Event.class, event::equals, each -> change.apply(event));
    }

    void remove(Event event) {
        change(Event.class, event::equals, each -> null);
    }

    void insert(Event event) {
        lines.add(new Line(event, "corrupted"));
    }

    /** An acknowledged message of this history, and the number of it. */
    Event.Ok acknowledged() {
        return acknowledged(ok -> true);
    }

    /** The same, of some only. */
    Event.Ok acknowledged(Predicate<Event.Ok> which) {
        return any(
                Event.Ok.class,
                ok -> which.test(ok)
                        && lasting(ok)
                        && ok.sequence()
                                < picture.talk(asked(ok).conversation()).head() - 3);
    }

    /** Whether it is the acknowledgement of a message that nobody altered. */
    boolean plain(Event.Ok ok) {
        Event.Invoke asked = invokes.get(ok.op());
        return asked != null && !altered.contains(new MessageLife.Key(asked.conversation(), ok.sequence()));
    }

    /** Whether it was about sending a message, not about altering one. */
    boolean isMessage(String op) {
        return invokes.containsKey(op);
    }

    /** Whether nothing excuses its absence. */
    boolean lasting(Event.Ok ok) {
        return plain(ok) && !picture.lostTail().covers(asked(ok).conversation(), ok.sequence(), ok.at());
    }

    Event.Invoke asked(Event.Ok ok) {
        return asked(ok.op());
    }

    Event.Invoke asked(String op) {
        return any(Event.Invoke.class, invoke -> invoke.op().equals(op));
    }

    /** Whether this message is the last entry of its conversation. */
    boolean last(Event.Invoke asked) {
        Talk talk = picture.talk(asked.conversation());
        return talk.entry(talk.head()).item().equals(asked.name());
    }

    /** Everything that is stored, read and heard of a conversation gets another number. */
    void renumber(String conversation, LongUnaryOperator number) {
        change(
                Event.Heard.class,
                heard -> heard.conversation().equals(conversation),
                heard -> new Event.Heard(
                        heard.at(),
                        heard.listening(),
                        conversation,
                        number.applyAsLong(heard.sequence()),
                        heard.author(),
                        heard.item(),
                        heard.body()));
        change(
                Event.Entry.class,
                entry -> entry.listing().startsWith(conversation + "-"),
                entry -> entry(entry, number.applyAsLong(entry.sequence())));
    }

    static Event.Entry entry(Event.Entry entry, long sequence) {
        return new Event.Entry(entry.at(), entry.listing(), sequence, entry.author(), entry.item(), entry.body());
    }
}
