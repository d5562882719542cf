// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

/** What a part of a frame is about. A node passes over topics that it does not know, so that a newer one can talk to it. */
public enum Topic {
    /** Who is there, and who hears whom. */
    PROBE(1),
    /** Conversations with new entries, some with the entries themselves. */
    ENTRIES(2),
    /** Which people a node serves, and how they are. */
    SERVED_PEOPLE(3),
    /** What lives for seconds only: typing, marks. */
    EPHEMERAL(4),
    /** Somebody who has to be looked up in the directory now. */
    DIRECTORY(5);

    private final int code;

    Topic(int code) {
        this.code = code;
    }

    /** The number on the wire; it never changes. */
    public int code() {
        return code;
    }
}
