// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What ids and names are made of: no control characters, no halves of surrogate pairs. */
final class Letters {
    private Letters() {}

    /** Whether a text is 1 to so many UTF-8 bytes of letters. */
    static boolean only(@Nullable String text, int maxBytes) {
        if (text == null
                || text.isEmpty()
                || text.length() > maxBytes
                || text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            // Unlike getBytes, it refuses what has no UTF-8 form.
            return StandardCharsets.UTF_8
                            .newEncoder()
                            .encode(CharBuffer.wrap(text))
                            .remaining()
                    <= maxBytes;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
