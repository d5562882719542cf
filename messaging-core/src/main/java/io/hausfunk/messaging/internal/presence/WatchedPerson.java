// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who is watched, and by which watches: two numbers for each, since there may be very many. */
final class WatchedPerson extends TimingWheel.Item {
    final PersonRef person;
    final UserId user;
    private final PresenceSubscriptions board;
    private @Nullable WatchedPeople[] watches = new WatchedPeople[2];
    private int[] places = new int[2];
    private int size;

    WatchedPerson(PersonRef person, UserId user, PresenceSubscriptions board) {
        this.person = person;
        this.user = user;
        this.board = board;
    }

    /** A watch has this person at a place. */
    synchronized void add(WatchedPeople watch, int place) {
        if (size == places.length) {
            watches = Arrays.copyOf(watches, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        watches[size] = watch;
        places[size] = place;
        watch.position(place, size++);
    }

    /** A watch has this person no more; true if nobody watches. */
    synchronized boolean remove(WatchedPeople watch, int place) {
        int at = watch.position(place);
        if (at >= 0) {
            size--;
            WatchedPeople last = Objects.requireNonNull(watches[size]);
            watches[at] = last;
            places[at] = places[size];
            last.position(places[at], at);
            watches[size] = null;
            watch.position(place, -1);
        }
        return size == 0;
    }

    /** This person may be other than before. */
    synchronized void mark() {
        for (int i = 0; i < size; i++) {
            Objects.requireNonNull(watches[i]).mark(places[i]);
        }
    }

    @Override
    long due(long now) {
        board.changed(person);
        return TimingWheel.NEVER;
    }
}
