// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * Somebody who takes part in a conversation.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ParticipantInfo {
    /** Who; empty if that person was erased. */
    Optional<UserId> user();

    /** What they may do. */
    Role role();

    /** The number of the entry by which they came. */
    long joined();
}
