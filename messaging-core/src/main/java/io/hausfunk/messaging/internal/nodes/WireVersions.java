// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the frame format that a node reads and writes. Each node publishes them in the note of its lease, so that a
 * newer node writes what an older one reads.
 */
record WireVersions(int oldest, int newest) {
    static final WireVersions OURS = new WireVersions(Frame.OLDEST_VERSION, Frame.VERSION);

    private static final Pattern NOTE = Pattern.compile("(?:^|.*;)wire=([0-9]{1,3})-([0-9]{1,3})(?:;.*|$)");

    /** Reads the note of a lease; version 1 alone if the note does not name any. */
    static WireVersions ofNote(String note) {
        Matcher found = NOTE.matcher(note);
        return found.matches()
                ? new WireVersions(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)))
                : new WireVersions(1, 1);
    }

    String note() {
        return "wire=" + oldest + "-" + newest;
    }

    /** The newest version that both know; 0 if there is none. */
    int newestCommon(WireVersions other) {
        int common = Math.min(newest, other.newest);
        return common >= Math.max(oldest, other.oldest) ? common : 0;
    }
}
