// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.model.ConversationId;

/**
 * The acknowledgement of a message: it is committed, and durable as far as the store promises.
 *
 * @param conversation where
 * @param sequence its number there
 * @param repeated true if an earlier call had stored it already
 */
public record Sent(ConversationId conversation, long sequence, boolean repeated) {}
