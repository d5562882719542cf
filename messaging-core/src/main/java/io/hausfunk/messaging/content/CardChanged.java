// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something happened to a card. It says how the card stands from now on, so the last one tells all. */
public final class CardChanged implements Content {
    private final long target;
    private final CardChange change;
    private final CardState state;

    private CardChanged(long target, CardChange change, CardState state) {
        this.target = target;
        this.change = Objects.requireNonNull(change, "change");
        this.state = Objects.requireNonNull(state, "state");
    }

    /** The card of this number stands so from now on. */
    public static CardChanged of(long target, CardChange change, CardState state) {
        return new CardChanged(target, change, state);
    }

    /** The number of the card. */
    public long target() {
        return target;
    }

    /** What happened; the entry's author did it. */
    public CardChange change() {
        return change;
    }

    /** How the card stands from now on. */
    public CardState state() {
        return state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardChanged that
                && target == that.target
                && change == that.change
                && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, change, state);
    }

    @Override
    public String toString() {
        return "CardChanged[#" + target + " " + change + "]";
    }
}
