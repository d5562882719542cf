// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;

/** The engine's {@link Sent}. */
public record SentMessage(ConversationId conversation, long sequence, boolean repeated) implements Sent {}
