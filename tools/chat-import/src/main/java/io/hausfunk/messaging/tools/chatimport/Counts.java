// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of everything.
 *
 * @param messages what was said
 * @param moves joins and leaves
 * @param reactions reactions
 * @param edits edits
 * @param pins pinned messages
 * @param files files that were taken
 */
record Counts(long messages, long moves, long reactions, long edits, long pins, long files) {
    /** What chats have, and how many of their files were taken. */
    static Counts of(List<ChatLog> chats, long files) {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        for (ChatLog chat : chats) {
            chat.lines().forEach(line -> kinds.merge(line.kind(), 1L, Long::sum));
        }
        return new Counts(
                count(kinds, Kind.MESSAGE, Kind.ACTION, Kind.NOTICE),
                count(kinds, Kind.JOINED, Kind.LEFT),
                count(kinds, Kind.REACTED),
                count(kinds, Kind.EDITED),
                count(kinds, Kind.PINNED),
                files);
    }

    private static long count(Map<Kind, Long> kinds, Kind... wanted) {
        long sum = 0;
        for (Kind kind : wanted) {
            sum += kinds.getOrDefault(kind, 0L);
        }
        return sum;
    }

    /** Reads as a part of a sentence; of what there can be none it says nothing. */
    String words() {
        return messages + " messages, " + moves + " joins and leaves" + some(reactions, "reactions")
                + some(edits, "edits") + some(pins, "pins") + some(files, "files");
    }

    private static String some(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
