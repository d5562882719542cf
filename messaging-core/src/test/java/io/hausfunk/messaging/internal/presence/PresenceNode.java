// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.served.ServedLimits;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceListener;
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

    final ServedPeople served;
    final PresenceView view;
    final LocalPresence local;
    final PresenceSubscriptions subscriptions;
    private final TimingWheel wheel;
    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final LongSupplier millis;

    PresenceNode(Peers peers, LongSupplier nanos, PresencePolicy policy) {
        millis = () -> nanos.getAsLong() / 1_000_000;
        wheel = new TimingWheel(millis, faults);
        InstantSource instants = () -> Instant.ofEpochMilli(millis.getAsLong());
        Clock clock = instants.withZone(ZoneOffset.UTC);
        served = new ServedPeople(peers, ServedLimits.USUAL, nanos);
        view = new PresenceView(served, clock);
        local = new LocalPresence(
                served,
                view,
                wheel,
                millis,
                new PresenceSettings(policy, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        subscriptions = new PresenceSubscriptions(
                view, new Visibility(policy), wheel, millis, DeliveryExecutor.of(Runnable::run, Runnable::run, faults));
        served.start(this::changed);
    }

    private void changed(PersonRef person) {
        local.look(person);
        subscriptions.changed(person);
    }

    void tick() {
        wheel.advance();
        served.tick();
        subscriptions.tick();
    }

    PresenceSubscription watch(String watcher, PresenceListener listener, String... people) {
        return subscriptions.start(
                new Actor(TENANT, UserId.of(watcher), key(watcher)), people(people), listener, closed -> {});
    }

    static Map<PersonKey, UserId> people(String... people) {
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        Arrays.stream(people).forEach(name -> keys.put(key(name), UserId.of(name)));
        return keys;
    }

    static PersonRef person(String name) {
        return new PersonRef(TENANT, key(name));
    }

    private static PersonKey key(String name) {
        return new PersonKey(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
