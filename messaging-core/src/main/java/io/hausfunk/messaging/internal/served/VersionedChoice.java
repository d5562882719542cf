// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.UUID;

/**
 * What a person chose, and which of several choices is the later one: the one that knew of the other, and among those made
 * at the same time the one of the greater node. No clock is asked.
 *
 * @param version more than all that the choosing node knew; 0 if nothing was chosen
 * @param node where it was chosen
 * @param choice what
 */
public record VersionedChoice(long version, UUID node, PresenceChoice choice) {
    /** Nothing was chosen. */
    public static final VersionedChoice NOTHING = new VersionedChoice(0, new UUID(0, 0), PresenceChoice.automatic());

    /** The one that holds. */
    public static VersionedChoice later(VersionedChoice one, VersionedChoice other) {
        int order = Long.compare(one.version, other.version);
        return (order == 0 ? one.node.compareTo(other.node) : order) >= 0 ? one : other;
    }
}
