// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What was seen of nodes that are gone: one that was only frozen comes back under the same id, and what it said before must
 * not be played again. For one thread.
 */
final class ForgottenWindows {
    private static final int MOST = 256;

    private final Map<UUID, ReplayWindow> windows = new LinkedHashMap<>();

    void keep(UUID node, ReplayWindow window) {
        windows.put(node, window);
        if (windows.size() > MOST) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    ReplayWindow recall(UUID node) {
        ReplayWindow known = windows.remove(node);
        return known == null ? new ReplayWindow() : known;
    }
}
