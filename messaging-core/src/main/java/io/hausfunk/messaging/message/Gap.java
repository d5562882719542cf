// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.model.ConversationId;

/**
 * Entries that a listener which fell behind has to read for itself.
 *
 * @param conversation where
 * @param after the number before the first one of the gap: the last one that was delivered, or a lower one if everything behind it has to be
 *     read anew, see {@link EntryListener#onBehind}
 * @param upTo the last number that will not be delivered
 */
public record Gap(ConversationId conversation, long after, long upTo) {}
