// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/** Words that nobody used before, and texts that mean something to a machine that takes them for more than text. */
final class Fresh {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 10;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int SYLLABLES = 11_172;

    private Fresh() {}

    /** Ten lower-case letters. */
    static String word() {
        return RANDOM.ints(LETTERS, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** Two characters with which no other name is likely to begin. */
    static String twoCharacters() {
        return RANDOM.ints(2, FIRST_SYLLABLE, FIRST_SYLLABLE + SYLLABLES)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** What would find or admit somebody if a directory put it together with its questions. */
    static List<String> tricks(String known) {
        return List.of(
                "*",
                known + "*",
                "*" + known,
                known.substring(0, 2) + "*",
                "(",
                ")",
                "\\",
                known + "\\",
                known + ")",
                known + ")(objectClass=*",
                "*)(uid=*))(|(uid=*",
                known + ")(&)",
                "' OR '1'='1",
                known + "' OR '1'='1",
                known + "' --",
                known + "'; --",
                "\"",
                "%",
                known + "%",
                "_" + known.substring(1),
                "\\2a",
                known + "\\00",
                "uid=" + known,
                "${" + known + "}",
                "../" + known,
                known + "\u200b",
                "\uD83D\uDE00");
    }
}
