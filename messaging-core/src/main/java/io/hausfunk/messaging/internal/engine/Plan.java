// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.storage.ParticipantChange;
import java.util.List;
import java.util.Optional;

/**
 * A change of a conversation, as of one roster.
 *
 * @param content what its entry says
 * @param changes what happens to participants
 * @param title the new title, if there is one
 */
record Plan(Content content, List<ParticipantChange> changes, Optional<String> title) {
    Plan(Content content, ParticipantChange change) {
        this(content, List.of(change), Optional.empty());
    }
}
