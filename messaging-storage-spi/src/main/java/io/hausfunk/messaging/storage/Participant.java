// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.Role;
import java.util.Objects;

/**
 * Somebody who takes or took part in a conversation.
 *
 * @param person who
 * @param role the role, or the last one held
 * @param joined the sequence number of the latest joining
 * @param visibleFrom the first sequence number that they may read
 * @param left the sequence number of their going, or 0 while they take part
 * @param delivered everything up to here reached a device of theirs; 0 for nothing
 * @param read everything up to here was read; 0 for nothing, never above {@code delivered}
 */
public record Participant(
        PersonKey person, Role role, long joined, long visibleFrom, long left, long delivered, long read) {
    /** Refuses null. */
    public Participant {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(role, "role");
    }

    /** Whether they take part now. */
    public boolean present() {
        return left == 0;
    }
}
