// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.List;

/**
 * One conversation of the file.
 *
 * @param id its name there
 * @param place where it goes
 * @param lines in the file's order
 */
record ChatLog(String id, Place place, List<ChatLine> lines) {
    ChatLog {
        lines = List.copyOf(lines);
    }

    /** The name under which a line is sent: the same in every run, so that nothing is imported twice. */
    static String draftName(String key, long n) {
        return key + "#" + n;
    }
}
