// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.Participant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about one person and one conversation rests on, as of one moment.
 *
 * @param kind what the conversation is
 * @param participant the person's row, or null if they never took part
 * @param terms what decides beside roles
 */
public record AccessFacts(ConversationKind kind, @Nullable Participant participant, Terms terms) {
    boolean banned() {
        return participant != null && participant.bannedBy() != null;
    }

    Standing standing() {
        return Standing.of(participant, terms);
    }
}
