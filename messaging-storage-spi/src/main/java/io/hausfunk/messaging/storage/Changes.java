// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.List;
import java.util.Objects;

/**
 * What changed since a mark.
 *
 * @param heads the changed conversations as they stand, each once, in no order
 * @param next the mark for the next call
 * @param complete false if there were more than the limit: then every conversation must be taken for changed, and
 *     {@code heads} holds any of them, at most the limit
 */
public record Changes(List<ConversationHead> heads, ChangeMark next, boolean complete) {
    /** Copies the list. */
    public Changes {
        heads = List.copyOf(heads);
        Objects.requireNonNull(next, "next");
    }
}
