// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.ConversationId;

/**
 * What came of a change to a conversation: one more entry in its sequence, or nothing because it was so already.
 *
 * @param conversation where
 * @param sequence the number of the entry, or of the last change of participants if nothing had to change
 * @param changed whether there is a new entry
 */
public record Change(ConversationId conversation, long sequence, boolean changed) {}
