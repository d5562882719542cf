// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import java.util.List;

/** All invariants together. */
public final class Checker {
    private static final List<Invariant> ALL = List.of(
            new NothingLost(),
            new NothingTwice(),
            new OneOrder(),
            new RealTimeOrder(),
            new NothingForeign(),
            new MarksOnlyRise(),
            new PresenceAgrees(),
            new AnswersHold(),
            new UnreadInvariant(),
            new AlterationsLast(),
            new OneTimeline(),
            new TakenBackIsGone());

    private Checker() {}

    /** Everything that breaks an invariant. */
    public static List<Violation> check(Picture picture) {
        return ALL.stream()
                .flatMap(invariant -> invariant.check(picture).stream())
                .toList();
    }
}
