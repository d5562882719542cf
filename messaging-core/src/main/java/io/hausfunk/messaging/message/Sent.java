// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.model.ConversationId;

/**
 * The acknowledgement of a message: it is committed, and durable as far as the store promises.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Sent {
    /** Where. */
    ConversationId conversation();

    /** Its number there. */
    long sequence();

    /** True if an earlier call had stored it already. */
    boolean repeated();
}
