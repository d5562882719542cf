// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.PersonRef;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people of a watch until others take their place: how the listener was shown each of them, and who may be other since. A
 * person has the same place in it for good, so a watch costs a few numbers for each.
 */
final class WatchedPeople {
    final PresenceSubscription watch;
    final List<WatchedPerson> people;

    /** Only for the pump, one thread at a time. */
    private final @Nullable PresenceState[] shown;
    /** For each person the place in that person's list of watches; guarded by that person. */
    private final int[] positions;
    /** Guarded by the watch. */
    private final BitSet marked;

    WatchedPeople(PresenceSubscription watch, List<WatchedPerson> people) {
        this.watch = watch;
        this.people = people;
        this.shown = new PresenceState[people.size()];
        this.positions = new int[people.size()];
        Arrays.fill(positions, -1);
        this.marked = new BitSet(people.size());
        marked.set(0, people.size());
    }

    void position(int place, int position) {
        positions[place] = position;
    }

    int position(int place) {
        return positions[place];
    }

    /** Somebody may be other than before. */
    void mark(int place) {
        watch.mark(marked, place);
    }

    /** Everybody may be; for the watch, which holds its lock. */
    void markAll() {
        marked.set(0, people.size());
    }

    /** The places of those who may be other; for the watch, which holds its lock. */
    BitSet take() {
        BitSet taken = (BitSet) marked.clone();
        marked.clear();
        return taken;
    }

    /** They were not shown; for the watch, which holds its lock. */
    void putBack(BitSet places) {
        marked.or(places);
    }

    /** Whether the listener was shown somebody otherwise, or not at all. */
    boolean news(int place, PresenceState state) {
        return !state.equals(shown[place]);
    }

    void shown(int place, PresenceState state) {
        shown[place] = state;
    }

    /** Those who were watched before, too, were shown like that. */
    void takeOver(WatchedPeople before) {
        Map<PersonRef, PresenceState> known = new HashMap<>();
        for (int place = 0; place < before.shown.length; place++) {
            PresenceState state = before.shown[place];
            if (state != null) {
                known.put(before.people.get(place).person, state);
            }
        }
        for (int place = 0; place < shown.length; place++) {
            shown[place] = known.get(people.get(place).person);
        }
    }
}
