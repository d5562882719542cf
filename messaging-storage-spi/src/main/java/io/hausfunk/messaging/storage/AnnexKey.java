// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What annexes have in common: what they are about, how, and what they say.
 *
 * @param target the number of the entry that they are about
 * @param relation how they refer to it
 * @param choice what they say, or null for those without a choice
 */
public record AnnexKey(
        long target, Relation relation, @Nullable ChoiceToken choice) {
    /** Refuses null where it is not allowed. */
    public AnnexKey {
        Objects.requireNonNull(relation, "relation");
    }
}
