// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which forms of frames a node reads and writes: said in the note of its lease, so that a newer node writes what an older
 * one reads.
 */
record WireVersions(int oldest, int newest) {
    static final WireVersions OURS = new WireVersions(Frame.OLDEST, Frame.VERSION);

    private static final Pattern NOTE = Pattern.compile("(?:^|.*;)wire=([0-9]{1,3})-([0-9]{1,3})(?:;.*|$)");

    /** What a note says; the first version alone if it says nothing. */
    static WireVersions ofNote(String note) {
        Matcher said = NOTE.matcher(note);
        return said.matches()
                ? new WireVersions(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)))
                : new WireVersions(1, 1);
    }

    String note() {
        return "wire=" + oldest + "-" + newest;
    }

    /** The newest form that both know; 0 if there is none. */
    int common(WireVersions other) {
        int common = Math.min(newest, other.newest);
        return common >= Math.max(oldest, other.oldest) ? common : 0;
    }
}
