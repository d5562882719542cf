// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.test.Eventually.eventually;

import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceListener;
import io.hausfunk.messaging.presence.StatusText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A listener that keeps how people were last, and all it was told. */
final class HeardPresence implements PresenceListener {
    private final Map<String, Presence> now = new HashMap<>();
    private final List<List<Presence>> calls = new ArrayList<>();

    @Override
    public synchronized void onPresence(List<Presence> changes) {
        calls.add(changes);
        changes.forEach(presence -> now.put(presence.user().value(), presence));
    }

    synchronized List<List<Presence>> calls() {
        return List.copyOf(calls);
    }

    synchronized Optional<Presence> of(String user) {
        return Optional.ofNullable(now.get(user));
    }

    /** All that somebody was shown as, in order. */
    synchronized List<Availability> told(String user) {
        return calls.stream()
                .flatMap(List::stream)
                .filter(presence -> presence.user().value().equals(user))
                .map(Presence::availability)
                .toList();
    }

    void await(String user, Availability availability) {
        eventually(
                user + " is " + availability,
                () -> of(user).map(Presence::availability)
                        .filter(availability::equals)
                        .isPresent());
    }

    void awaitStatus(String user, Optional<String> text) {
        eventually(
                "the words of " + user,
                () -> of(user).map(presence ->
                                presence.status().map(StatusText::text).equals(text))
                        .orElse(false));
    }
}
