// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.message.Draft;
import java.util.Optional;

/** What one person keeps for one conversation. */
public record Personal(ConversationSettings settings, Optional<Draft> draft) {
    /** Of a person who keeps nothing. */
    static final Personal NOTHING = new Personal(ConversationSettings.usual(), Optional.empty());
}
