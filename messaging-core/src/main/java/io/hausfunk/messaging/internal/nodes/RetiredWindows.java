// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The replay windows of nodes that are gone. A node that was only frozen comes back under the same id, and frames that it
 * sent before must not be accepted again. Not thread-safe.
 */
final class RetiredWindows {
    private static final int MAX_NODES = 256;

    private final Map<UUID, ReplayWindow> windows = new LinkedHashMap<>();

    void retire(UUID node, ReplayWindow window) {
        windows.put(node, window);
        if (windows.size() > MAX_NODES) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    /** The window of a node that came back, or a new one. */
    ReplayWindow restore(UUID node) {
        ReplayWindow known = windows.remove(node);
        return known == null ? new ReplayWindow() : known;
    }
}
