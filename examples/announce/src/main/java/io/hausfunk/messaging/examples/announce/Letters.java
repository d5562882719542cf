// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import io.hausfunk.messaging.notification.Notifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The host's notifier, which keeps what it would send by mail. */
final class Letters implements Notifier {
    private final OfficeClock clock;
    /** When somebody was told of something, and how often. */
    private final Map<Letter, Sent> sent = new ConcurrentHashMap<>();

    Letters(OfficeClock clock) {
        this.clock = clock;
    }

    private record Letter(String user, Reason reason, int step) {}

    private record Sent(Instant first, int times) {}

    @Override
    public void notify(Notification told) {
        for (NotifiedAnnouncement one : told.announcements()) {
            Letter letter = new Letter(told.user().value(), one.reason(), one.step());
            Sent now = new Sent(clock.instant(), 1);
            sent.merge(letter, now, (before, again) -> new Sent(before.first, before.times + 1));
        }
    }

    /** How many people were told of this. */
    int people(Reason reason, int step) {
        return (int) sent.keySet().stream()
                .filter(letter -> letter.reason == reason && letter.step == step)
                .count();
    }

    /** Whether nobody was told twice of the same. */
    boolean nobodyTwice() {
        return sent.values().stream().allMatch(one -> one.times == 1);
    }

    /** When people were told of this. */
    List<Instant> times(Reason reason) {
        return sent.entrySet().stream()
                .filter(one -> one.getKey().reason == reason)
                .map(one -> one.getValue().first)
                .toList();
    }
}
