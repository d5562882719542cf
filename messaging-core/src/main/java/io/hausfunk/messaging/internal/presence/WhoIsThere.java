// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.live.Live;
import io.hausfunk.messaging.internal.roll.Person;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.internal.roll.RollLimits;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Who is there, on which node, and what they do at the moment: the engine's one way to all of it. */
public final class WhoIsThere {
    /** How often {@link #tick} is to be called. */
    public static final Duration TICK = Duration.ofMillis(250);

    private final Wheel wheel = new Wheel();
    private final LongSupplier millis;
    private final Roll roll;
    private final PresenceView view;
    private final LocalPresence local;
    private final PresenceBoard board;
    private final Live live;

    /** Begins to hear the other nodes. */
    public WhoIsThere(Surroundings with, PresenceSettings settings) {
        long start = with.nanoTime().getAsLong();
        millis = () -> TimeUnit.NANOSECONDS.toMillis(with.nanoTime().getAsLong() - start);
        roll = new Roll(with.peers(), RollLimits.USUAL, with.nanoTime(), this::changed);
        view = new PresenceView(roll, with.clock());
        local = new LocalPresence(roll, view, wheel, millis, settings);
        board = new PresenceBoard(
                view, new Visibility(settings.policy()), wheel, millis, with.workers(), with.listeners());
        live = new Live(
                with.peers(),
                roll,
                with.rosters(),
                with.access(),
                with.people(),
                with.conversations(),
                with.receiptsVisible(),
                with.nanoTime()::getAsLong,
                with.deciding(),
                with.listeners());
        roll.start();
    }

    /** Which people each node serves. */
    public Roll roll() {
        return roll;
    }

    /** Typing and marks. */
    public Live live() {
        return live;
    }

    /** Connects a device. */
    public ConnectedDevice connect(Actor actor, PresenceChoice choice, Consumer<ConnectedDevice> onClose) {
        check(choice);
        return local.connect(person(actor), choice, onClose);
    }

    /** Chooses how somebody is seen. */
    public void choose(Actor actor, PresenceChoice choice) {
        check(choice);
        local.choose(person(actor), choice);
    }

    /** Begins to watch people of the watcher's tenant. */
    public BoardWatch watch(
            Actor watcher, Map<PersonKey, UserId> people, PresenceListener listener, Consumer<BoardWatch> onClose) {
        return board.watch(watcher, people, listener, onClose);
    }

    /** Somebody who may is writing. Who is hidden writes unseen. */
    public void typing(Actor actor, CachedRoster roster) {
        if (view.chosen(person(actor)).choice().kind() != PresenceChoice.Kind.HIDDEN) {
            live.typing(actor, roster);
        }
    }

    /** What is to be done regularly. Does not block. */
    public void tick() {
        wheel.advance(millis.getAsLong());
        roll.tick();
        board.tick(millis.getAsLong());
        live.tick();
    }

    private void changed(Person person) {
        local.look(person);
        board.changed(person);
    }

    private void check(PresenceChoice choice) {
        choice.status().ifPresent(status -> {
            if (view.farAhead(status)) {
                throw new InvalidInputException(
                        ErrorCode.ARGUMENT_OUT_OF_RANGE, "a status text ends at most 30 days ahead");
            }
        });
    }

    private static Person person(Actor actor) {
        return new Person(actor.tenant(), actor.person());
    }
}
