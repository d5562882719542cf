// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.message.EntryListener;
import java.util.List;

/**
 * Hears how people can be reached. The first call tells of everybody who is watched, later ones of those whose presence
 * changed. There is at most one call a second, never two at once, on the same threads as entries. A listener that is slow or
 * was paused gets the latest state, not what was in between. What it throws is treated as for {@link EntryListener}.
 */
@FunctionalInterface
public interface PresenceListener {
    /** How these people can be reached now. */
    void onPresence(List<Presence> changes);
}
