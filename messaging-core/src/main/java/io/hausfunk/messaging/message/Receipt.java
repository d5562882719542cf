// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * How far a participant got; shown only where {@link MessagingBuilder#receiptsVisible} allows it.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Receipt {
    /** Who; empty if that person was erased. */
    Optional<UserId> user();

    /** Everything up to this number reached a device of theirs. */
    long delivered();

    /** Everything up to this number was read. */
    long read();
}
