// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.roll.Person;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.internal.roll.RollLimits;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Presence on one node without an engine: time is a number, and everything is done on the caller's thread. */
final class PresenceNode {
    static final TenantId TENANT = new TenantId("t");

    final Roll roll;
    final PresenceView view;
    final LocalPresence local;
    final PresenceBoard board;
    private final Wheel wheel = new Wheel();
    private final LongSupplier millis;

    PresenceNode(Peers peers, LongSupplier nanos, PresencePolicy policy) {
        millis = () -> nanos.getAsLong() / 1_000_000;
        InstantSource instants = () -> Instant.ofEpochMilli(millis.getAsLong());
        Clock clock = instants.withZone(ZoneOffset.UTC);
        roll = new Roll(peers, RollLimits.USUAL, nanos, this::changed);
        view = new PresenceView(roll, clock);
        local = new LocalPresence(
                roll, view, wheel, millis, new PresenceSettings(policy, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        board = new PresenceBoard(view, new Visibility(policy), wheel, millis, Runnable::run, Runnable::run);
        roll.start();
    }

    private void changed(Person person) {
        local.look(person);
        board.changed(person);
    }

    void tick() {
        wheel.advance(millis.getAsLong());
        roll.tick();
        board.tick(millis.getAsLong());
    }

    BoardWatch watch(String watcher, PresenceListener listener, String... people) {
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        Arrays.stream(people).forEach(name -> keys.put(key(name), UserId.of(name)));
        return board.watch(new Actor(TENANT, UserId.of(watcher), key(watcher)), keys, listener, closed -> {});
    }

    static Person person(String name) {
        return new Person(TENANT, key(name));
    }

    private static PersonKey key(String name) {
        return new PersonKey(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
