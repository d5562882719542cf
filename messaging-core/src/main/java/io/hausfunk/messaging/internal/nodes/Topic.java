// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

/** What a section of a frame is about. A node skips topics that it does not know, so newer nodes can add some. */
public enum Topic {
    /** That a node is alive, and whether it hears the recipient. */
    HEARTBEAT(1),
    /** Conversations with new entries, and the entries themselves if they are small enough. */
    ENTRIES(2),
    /** Which people a node serves, and their presence. */
    SERVED_PEOPLE(3),
    /** What is kept for seconds only: typing, marks. */
    EPHEMERAL(4),
    /** A person who must be read from the directory again. */
    DIRECTORY_REFRESH(5),
    /** Something of a person's own changed: marks, settings, a draft. */
    PERSONAL(6),
    /** A person whose sessions are to end. */
    SESSIONS_END(7);

    private final int code;

    Topic(int code) {
        this.code = code;
    }

    /** The number on the wire; it never changes. */
    public int code() {
        return code;
    }
}
