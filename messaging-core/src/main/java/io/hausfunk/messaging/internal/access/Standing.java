// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Participant;
import org.jspecify.annotations.Nullable;

/** How somebody stands towards a conversation, weakest first. */
public enum Standing {
    /** Never took part, or is of another tenant. */
    OUTSIDER,
    /** Took part once, and may read what they could read then. */
    FORMER,
    /** A reader. */
    READER,
    /** A member. */
    MEMBER,
    /** A moderator. */
    MODERATOR,
    /** An owner. */
    OWNER;

    /** The standing that a participant's row gives; none is an outsider. */
    public static Standing of(@Nullable Participant participant) {
        if (participant == null) {
            return OUTSIDER;
        }
        if (!participant.present()) {
            return FORMER;
        }
        Role role = participant.role();
        if (role.equals(Role.OWNER)) {
            return OWNER;
        } else if (role.equals(Role.MODERATOR)) {
            return MODERATOR;
        }
        // A role that only newer versions know allows here what every role allows.
        return role.equals(Role.MEMBER) ? MEMBER : READER;
    }

    /** The same where those who went may lose what they could read. */
    static Standing of(@Nullable Participant participant, Terms terms) {
        Standing standing = of(participant);
        boolean lost =
                terms.following().filter(following -> !following.historyKept()).isPresent();
        return standing == FORMER && lost ? OUTSIDER : standing;
    }

    boolean atLeast(Standing other) {
        return compareTo(other) >= 0;
    }
}
