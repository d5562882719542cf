// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.storage.ConversationRef;

/** Something that somebody does in a conversation, and that nobody keeps. */
sealed interface Happening {
    /** Who and where. */
    Spot spot();

    /** The membership number that the telling node knew of: nobody decides with an older roster who may hear of it. */
    long membership();

    /** The same, told with this membership number. */
    Happening knowing(long newMembership);

    /** Where. */
    default ConversationRef ref() {
        return spot().ref();
    }

    /** Somebody is writing, or no more. */
    record Typing(Spot spot, long membership, boolean typing) implements Happening {
        @Override
        public Typing knowing(long newMembership) {
            return new Typing(spot, newMembership, typing);
        }
    }

    /** Somebody got this far. */
    record Got(Spot spot, long membership, long delivered, long read) implements Happening {
        @Override
        public Got knowing(long newMembership) {
            return new Got(spot, newMembership, delivered, read);
        }

        /** As far as either of two. */
        Got and(Got other) {
            return new Got(
                    spot,
                    Math.max(membership, other.membership),
                    Math.max(delivered, other.delivered),
                    Math.max(read, other.read));
        }
    }
}
