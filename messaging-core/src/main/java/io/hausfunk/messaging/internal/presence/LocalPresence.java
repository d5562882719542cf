// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.NodePresence;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.internal.served.VersionedChoice;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The devices that are connected to this node, and what their people chose. Kept in memory, gone with the last device. */
final class LocalPresence {
    private static final long GRACE = 3_000;
    /** More than anybody has; each is looked at when something changes about its person. */
    private static final int MOST_DEVICES = 1_000;

    private final Map<PersonRef, ConnectedPerson> people = new HashMap<>();
    private final ServedPeople served;
    private final PresenceView view;
    private final TimingWheel wheel;
    private final LongSupplier millis;
    private final long lease;
    private final long awayAfter;
    private long lastVersion;

    LocalPresence(
            ServedPeople served, PresenceView view, TimingWheel wheel, LongSupplier millis, PresenceSettings settings) {
        this.served = served;
        this.view = view;
        this.wheel = wheel;
        this.millis = millis;
        this.lease = settings.lease().toMillis();
        this.awayAfter = settings.awayAfter().toMillis();
    }

    long now() {
        return millis.getAsLong();
    }

    PresenceChoice choice(PersonRef person) {
        return view.chosen(person).choice();
    }

    /** A device comes. Its choice is one if it says more than that everything is as usual. */
    ConnectedDevice connect(PersonRef person, PresenceChoice choice, Consumer<ConnectedDevice> onClose) {
        List<ConnectedDevice> tooMany = new ArrayList<>(0);
        ConnectedDevice device = connect(person, choice, onClose, tooMany);
        tooMany.forEach(ConnectedDevice::ended);
        return device;
    }

    private synchronized ConnectedDevice connect(
            PersonRef person, PresenceChoice choice, Consumer<ConnectedDevice> onClose, List<ConnectedDevice> tooMany) {
        ConnectedPerson local = local(person);
        long now = now();
        ConnectedDevice device = new ConnectedDevice(this, local, now, onClose);
        if (local.devices.size() == MOST_DEVICES) {
            tooMany.add(local.devices.remove(0));
        }
        local.devices.add(device);
        local.graceEnds = 0;
        local.lastActive = now;
        if (!choice.equals(PresenceChoice.automatic())) {
            local.chosen = next(person, choice);
        }
        wheel.add(local, settle(local, now));
        return device;
    }

    /** Somebody chooses, on whichever of their devices. Without any it has no effect. */
    synchronized void choose(PersonRef person, PresenceChoice choice) {
        ConnectedPerson local = local(person);
        local.chosen = next(person, choice);
        wheel.add(local, settle(local, now()));
    }

    private ConnectedPerson local(PersonRef person) {
        return people.computeIfAbsent(person, p -> {
            ConnectedPerson local = new ConnectedPerson(p, this);
            local.chosen = view.chosen(p);
            return local;
        });
    }

    private VersionedChoice next(PersonRef person, PresenceChoice choice) {
        // Never a version twice: a node that was not heard for a while may still know what was forgotten here.
        lastVersion = Math.max(lastVersion, view.chosen(person).version()) + 1;
        return new VersionedChoice(lastVersion, served.self(), choice);
    }

    /** Somebody did something. */
    void active(ConnectedPerson local) {
        local.lastActive = now();
        if (!local.active) {
            synchronized (this) {
                if (people.get(local.person) == local) {
                    wheel.add(local, settle(local, now()));
                }
            }
        }
    }

    synchronized void disconnect(ConnectedPerson local, ConnectedDevice device) {
        if (local.devices.remove(device) && people.get(local.person) == local) {
            if (local.devices.isEmpty()) {
                local.graceEnds = now() + GRACE;
            }
            wheel.add(local, settle(local, now()));
        }
    }

    /** Something is other than before about somebody, perhaps on another node: a later choice made there holds here too. */
    synchronized void look(PersonRef person) {
        ConnectedPerson local = people.get(person);
        if (local != null) {
            VersionedChoice latest = VersionedChoice.later(local.chosen, view.chosen(person));
            if (!latest.equals(local.chosen) || local.devices.isEmpty()) {
                local.chosen = latest;
                settle(local, now());
            }
        }
    }

    /** A deadline of somebody's came. */
    long visit(ConnectedPerson local, long now) {
        List<ConnectedDevice> silent;
        long next;
        synchronized (this) {
            if (people.get(local.person) != local) {
                return TimingWheel.NEVER;
            }
            silent = takeSilent(local, now);
            next = settle(local, now);
        }
        silent.forEach(ConnectedDevice::ended);
        return next;
    }

    private List<ConnectedDevice> takeSilent(ConnectedPerson local, long now) {
        List<ConnectedDevice> silent = new ArrayList<>(0);
        Iterator<ConnectedDevice> devices = local.devices.iterator();
        while (devices.hasNext()) {
            ConnectedDevice device = devices.next();
            if (now - device.renewed() >= lease) {
                devices.remove();
                silent.add(device);
            }
        }
        return silent;
    }

    /** Tells how somebody is, if that is news, and when it may be other by itself. */
    private long settle(ConnectedPerson local, long now) {
        boolean connected = local.connected(now);
        boolean active = connected && now - local.lastActive < awayAfter;
        local.active = active;
        if (!connected && !awaited(local)) {
            people.remove(local.person);
            served.present(local.person, null);
            return TimingWheel.NEVER;
        }
        served.present(local.person, new NodePresence(connected, active, local.chosen));
        long next = connected && local.devices.isEmpty() ? local.graceEnds : TimingWheel.NEVER;
        for (ConnectedDevice device : local.devices) {
            next = Math.min(next, device.renewed() + lease);
        }
        return active ? Math.min(next, local.lastActive + awayAfter) : next;
    }

    /** Whether a choice made here has yet to reach the nodes where its person has devices. */
    private boolean awaited(ConnectedPerson local) {
        boolean connected = false;
        for (NodePresence here : served.onOtherNodes(local.person)) {
            connected |= here.connected();
            if (here.connected()
                    && VersionedChoice.later(here.chosen(), local.chosen).equals(here.chosen())) {
                return false;
            }
        }
        return connected && local.chosen.version() > 0;
    }
}
