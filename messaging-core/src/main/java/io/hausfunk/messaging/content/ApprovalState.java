// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a question was answered so far. Immutable. */
public final class ApprovalState implements CardState {
    private static final int NONE = -1;

    private final Map<UserId, Integer> answers;
    private final int decision;

    private ApprovalState(Map<UserId, Integer> answers, int decision) {
        this.answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        this.decision = decision;
    }

    /** By nobody yet. */
    public static ApprovalState unanswered() {
        return new ApprovalState(Map.of(), NONE);
    }

    /** By one more person; decided if so many say the same. The engine's. */
    public ApprovalState answered(UserId by, int option, int needed) {
        Map<UserId, Integer> all = new LinkedHashMap<>(answers);
        all.put(by, option);
        boolean enough = Collections.frequency(all.values(), option) >= needed;
        return new ApprovalState(all, enough ? option : decision);
    }

    /** Who answered what, in order: places in {@link ApprovalContent#options}, from 0. */
    public Map<UserId, Integer> answers() {
        return answers;
    }

    /** The answer that enough people gave; empty while there is none. */
    public OptionalInt decision() {
        return decision == NONE ? OptionalInt.empty() : OptionalInt.of(decision);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApprovalState that && answers.equals(that.answers) && decision == that.decision;
    }

    @Override
    public int hashCode() {
        return Objects.hash(answers, decision);
    }

    @Override
    public String toString() {
        return "ApprovalState[" + answers.size() + " answers" + (decision == NONE ? "]" : ", decided]");
    }
}
