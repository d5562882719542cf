// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.PresenceListener;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Devices, what people choose, and who watches whom. */
public final class PresenceService {
    /** How often {@link #tick} is to be called. */
    public static final Duration TICK = Duration.ofMillis(250);

    private static final String PART = "presence";

    private final ServedPeople served;
    private final Faults faults;
    private final TimingWheel wheel;
    private final PresenceView view;
    private final LocalPresence local;
    private final PresenceSubscriptions subscriptions;

    /**
     * Knows nobody yet.
     *
     * @param nanoTime measures leases and grace
     * @param clock ends status texts
     * @param executor asks the host's policy and calls listeners
     */
    public PresenceService(
            ServedPeople served,
            PresenceSettings settings,
            LongSupplier nanoTime,
            Clock clock,
            DeliveryExecutor executor) {
        this.served = served;
        this.faults = executor.faults();
        long start = nanoTime.getAsLong();
        LongSupplier millis = () -> TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start);
        wheel = new TimingWheel(millis, faults);
        view = new PresenceView(served, clock);
        local = new LocalPresence(served, view, wheel, millis, settings);
        subscriptions = new PresenceSubscriptions(view, new Visibility(settings.policy()), wheel, millis, executor);
    }

    /** Begins to hear the other nodes. */
    public void start() {
        served.start(this::changed);
    }

    /** Connects a device. */
    public ConnectedDevice connect(Actor actor, PresenceChoice choice, Consumer<ConnectedDevice> onClose) {
        check(choice);
        return local.connect(actor.ref(), choice, onClose);
    }

    /** Chooses how somebody is seen. */
    public void choose(Actor actor, PresenceChoice choice) {
        check(choice);
        local.choose(actor.ref(), choice);
    }

    /** Whether somebody chose not to be seen. */
    public boolean hidden(Actor actor) {
        return view.chosen(actor.ref()).choice().kind() == PresenceChoice.Kind.HIDDEN;
    }

    /** Begins to watch people of the watcher's tenant. */
    public PresenceSubscription watch(
            Actor watcher,
            Map<PersonKey, UserId> people,
            PresenceListener listener,
            Consumer<PresenceSubscription> onClose) {
        return subscriptions.start(watcher, people, listener, onClose);
    }

    /** All watches are about to end, with everything that is known of them. */
    public void end() {
        subscriptions.end();
    }

    /** Does what is to be done regularly. Does not block and does not throw. */
    public void tick() {
        faults.guard(PART, wheel::advance);
        faults.guard(PART, served::tick);
        faults.guard(PART, subscriptions::tick);
    }

    private void changed(PersonRef person) {
        faults.guard(PART, () -> local.look(person));
        faults.guard(PART, () -> subscriptions.changed(person));
    }

    private void check(PresenceChoice choice) {
        choice.status().ifPresent(status -> {
            if (view.farAhead(status)) {
                throw new InvalidInputException(
                        ErrorCode.ARGUMENT_OUT_OF_RANGE, "a status text ends at most 30 days ahead");
            }
        });
    }
}
