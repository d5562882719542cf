// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Membership;

/** A conversation that a person may read now, as of the moment at which their row was read. */
public record ReadableConversation(Membership membership, Profile profile) {
    /** Which conversation. */
    public ConversationRef ref() {
        return membership.conversation().ref();
    }

    /** The first number that they may read. */
    public long first() {
        return first(membership);
    }

    /** The last number that they may read: the head as it was read with the row, or the entry with which they went. */
    public long last() {
        return last(membership);
    }

    /** The first number that the person of this row may read. */
    public static long first(Membership membership) {
        return membership.participant().visibleFrom();
    }

    /** The last number that the person of this row may read. */
    public static long last(Membership membership) {
        long left = membership.participant().left();
        return left == 0 ? membership.conversation().head() : left;
    }
}
