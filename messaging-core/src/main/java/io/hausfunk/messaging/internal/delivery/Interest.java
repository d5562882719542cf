// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.CachedRoster;
import java.util.Set;
import java.util.UUID;

/** On which other nodes somebody listens for a conversation. */
@FunctionalInterface
public interface Interest {
    /** Those nodes, and those of which it is not known. Must not block. */
    Set<UUID> nodes(CachedRoster roster);
}
