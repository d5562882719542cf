// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import org.jspecify.annotations.Nullable;

/**
 * What keeps its order: messages of one person in one conversation, and changes of one conversation.
 *
 * @param conversation where
 * @param person whose messages; null for changes of the conversation
 */
record LaneKey(ConversationRef conversation, @Nullable PersonKey person) {}
