// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import java.util.List;

/**
 * Hears how people can be reached. The first call tells it of everybody who is watched, later ones of those whose presence
 * changed; at most one call a second, never two at once, on the same threads as entries. A slow listener gets the latest state,
 * not what was in between. An exception from a listener is logged once, and the next change is delivered.
 */
@FunctionalInterface
public interface PresenceListener {
    /** How these people can be reached now. */
    void onPresence(List<Presence> changes);
}
