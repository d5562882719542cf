// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.checker.Violation;
import io.hausfunk.messaging.reliability.fault.Evidence;
import io.hausfunk.messaging.reliability.fault.Fault;
import java.util.List;

/**
 * What came of one fault.
 *
 * @param fault which
 * @param seed with which chance
 * @param evidence that it happened
 * @param counts how much was said
 * @param violations what was broken
 * @param measures how long people waited
 */
record RoundResult(
        Fault fault, long seed, Evidence evidence, Counts counts, List<Violation> violations, Measures measures) {
    /**
     * How much was said.
     *
     * @param acknowledged messages that were acknowledged
     * @param doubts answers that left open what became of a message
     * @param unresolved messages of which it is still not known
     * @param heard entries shown to listeners
     */
    record Counts(long acknowledged, long doubts, long unresolved, long heard) {}

    /** What did not come to its end. */
    static RoundResult brokenOff(Fault fault, long seed, String why) {
        return new RoundResult(
                fault, seed, Evidence.brokenOff(why), new Counts(0, 0, 0, 0), List.of(), Measures.none());
    }

    /** Goals that were missed are no part of it, but nobody may wait for ever. */
    boolean green() {
        return measures.recovery().isPresent()
                && violations.isEmpty()
                && evidence.faults().isEmpty()
                && counts.unresolved == 0
                && evidence.bit();
    }

    /** Nothing is wrong but that the fault did not happen, or hit nothing. */
    boolean harmless() {
        return violations.isEmpty() && evidence.faults().isEmpty() && !evidence.bit();
    }

    long with(Violation.Effect effect) {
        return violations.stream().filter(each -> each.effect() == effect).count();
    }
}
