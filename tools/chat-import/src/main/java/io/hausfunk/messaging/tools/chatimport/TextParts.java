// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one message. */
final class TextParts {
    private TextParts() {}

    /** At least one part, each of at most so many bytes, cut between characters. */
    static List<String> of(String text, int maxBytes) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > maxBytes) {
                parts.add(part.toString());
                part.setLength(0);
                bytes = 0;
            }
            part.appendCodePoint(character);
            bytes += size;
            i += Character.charCount(character);
        }
        parts.add(part.toString());
        return parts;
    }
}
