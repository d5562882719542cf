// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How it is known that a fault happened.
 *
 * @param bit whether it did; if not, the round proves nothing
 * @param what in words
 * @param victims the names of the nodes that were harmed: what senders there waited for is not counted as a stall;
 *     and of listeners that were made slow
 * @param faults what went wrong with the engine, beyond what a history shows
 */
public record Evidence(boolean bit, String what, Set<String> victims, List<String> faults) {
    /** Copies. */
    public Evidence {
        victims = Set.copyOf(victims);
        faults = List.copyOf(faults);
    }

    /** The same, saying more. */
    public Evidence and(String more) {
        return new Evidence(bit, what + ", " + more, victims, faults);
    }

    /** The same, with more that went wrong. */
    public Evidence and(List<String> more) {
        List<String> all = new ArrayList<>(faults);
        all.addAll(more);
        return new Evidence(bit, what, victims, all);
    }

    /** Of a round that did not come to its end. */
    public static Evidence brokenOff(String why) {
        return new Evidence(false, "the round did not end", Set.of(), List.of(why));
    }

    static Evidence of(boolean bit, String what, String... victims) {
        return new Evidence(bit, what, Set.of(victims), List.of());
    }
}
