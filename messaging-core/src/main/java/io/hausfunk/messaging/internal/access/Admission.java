// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.storage.Participant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verdict, with the roster on which it rests: it holds for as long as the conversation has the roster's membership number.
 *
 * @param roster who takes part
 * @param participant the person's row, or null if they never took part
 * @param verdict whether it is allowed
 */
public record Admission(CachedRoster roster, @Nullable Participant participant, Verdict verdict) {
    /** Whether it is allowed. */
    public boolean allowed() {
        return verdict.allowed();
    }

    /** The latest change of participants that the person may know of. */
    public long seenMembership() {
        return participant == null || participant.present() ? roster.membership() : participant.left();
    }

    /** The person's row, where it is known that they take or took part. */
    public Participant self() {
        return Objects.requireNonNull(participant);
    }
}
