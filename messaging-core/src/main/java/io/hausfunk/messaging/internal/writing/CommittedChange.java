// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.model.ConversationId;

/** The engine's {@link Change}. */
public record CommittedChange(ConversationId conversation, long sequence, boolean changed) implements Change {}
