// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.Set;
import java.util.UUID;

/**
 * The other nodes, as a part of the engine sees them that talks to the same part there. Whatever is said may be lost,
 * doubled, late or out of order, but it is as it was said, and by whom: frames are sealed.
 */
public interface Peers {
    /** The longest body. What is longer is split by whoever sends it. */
    int MAX_BODY = 48 * 1024;

    /** This node. A new id with every start of an engine. */
    UUID self();

    /** The nodes that are heard at the moment. Never blocks. */
    Set<UUID> heard();

    /** Says something to one node, soon. Never blocks; drops it if that node is not heard or too much is waiting. */
    void say(UUID to, Topic topic, byte[] body);

    /** Says something to all nodes that are heard. */
    default void sayToAll(Topic topic, byte[] body) {
        heard().forEach(node -> say(node, topic, body));
    }

    /** Registers who takes what is said about a topic; once for each topic, before the first frame comes. */
    void onTopic(Topic topic, Receiver receiver);

    /** Registers somebody who wants to know when a node is heard for the first time, again, or no more. */
    void onChange(Watcher watcher);

    /** Takes what others say. Called on one thread of the engine's, must not block. Garbage may be answered by an exception. */
    @FunctionalInterface
    interface Receiver {
        /** What a node said. */
        void receive(UUID from, byte[] body);
    }

    /** Hears of nodes. Called on the same thread as receivers, must not block. */
    interface Watcher {
        /** A node is heard that was not heard before. */
        void came(UUID node);

        /** A node is not heard any more. */
        void went(UUID node);
    }
}
