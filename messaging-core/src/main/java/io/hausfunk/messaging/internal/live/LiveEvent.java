// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.storage.ConversationRef;

/** Something that a participant does and that no entry records. */
sealed interface LiveEvent {
    /** Who, and where. */
    ParticipantRef participant();

    /** The membership number that the sender knew. Who may be told is never decided with an older roster. */
    long membership();

    /** The same event with this membership number. */
    LiveEvent withMembership(long newMembership);

    /** Where. */
    default ConversationRef conversation() {
        return participant().conversation();
    }

    /** Somebody is typing, or stopped. */
    record Typing(ParticipantRef participant, long membership, boolean typing) implements LiveEvent {
        @Override
        public Typing withMembership(long newMembership) {
            return new Typing(participant, newMembership, typing);
        }
    }

    /** Somebody's devices got everything up to a number, and somebody read up to a number. */
    record ReceiptUpdate(ParticipantRef participant, long membership, long delivered, long read) implements LiveEvent {
        @Override
        public ReceiptUpdate withMembership(long newMembership) {
            return new ReceiptUpdate(participant, newMembership, delivered, read);
        }

        /** The higher numbers of two. */
        ReceiptUpdate and(ReceiptUpdate other) {
            return new ReceiptUpdate(
                    participant,
                    Math.max(membership, other.membership),
                    Math.max(delivered, other.delivered),
                    Math.max(read, other.read));
        }
    }
}
