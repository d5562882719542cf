// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.model.ConversationId;

/**
 * Entries that a listener which fell behind has to read for itself.
 *
 * @param conversation where
 * @param after the last number that was delivered
 * @param upTo the last number that will not be delivered
 */
public record Gap(ConversationId conversation, long after, long upTo) {}
