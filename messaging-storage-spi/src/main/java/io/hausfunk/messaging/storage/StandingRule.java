// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** Which entries stand for themselves, for stores that keep it with the entry. */
public final class StandingRule {
    private StandingRule() {}

    /** Whether an entry of this number is neither about an earlier one nor part of what one began. */
    public static boolean standing(NewEntry entry, long sequence) {
        return entry.effects().stream().noneMatch(effect -> target(effect) < sequence);
    }

    private static long target(Effect effect) {
        if (effect instanceof Effect.About about) {
            return about.target();
        }
        return effect instanceof Effect.PartOf part ? part.target() : Long.MAX_VALUE;
    }
}
