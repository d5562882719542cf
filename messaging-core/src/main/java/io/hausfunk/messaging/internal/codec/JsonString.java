// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Strings within JSON that {@link JsonGuard} has let through. A string is named by the position of its opening quotation mark. */
final class JsonString {
    private JsonString() {}

    /** What it says, with its escapes resolved. */
    static String decode(byte[] json, int quote) {
        int end = quote + 1;
        while (json[end] != '"' && json[end] != '\\') {
            end++;
        }
        if (json[end] == '"') {
            return new String(json, quote + 1, end - quote - 1, UTF_8);
        }
        StringBuilder text = new StringBuilder();
        int from = quote + 1;
        while (true) {
            text.append(new String(json, from, end - from, UTF_8));
            if (json[end] == '"') {
                return text.toString();
            }
            text.appendCodePoint(letter(json, end));
            from = end + length(json, end);
            end = from;
            while (json[end] != '"' && json[end] != '\\') {
                end++;
            }
        }
    }

    /** The position behind it. */
    static int end(byte[] json, int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** The same for strings that say the same, however they are escaped. */
    static int hash(byte[] json, int quote) {
        int hash = 0;
        for (int at = quote + 1; json[at] != '"'; at += length(json, at)) {
            hash = Integer.rotateLeft(hash ^ letter(json, at) * 0xCC9E2D51, 13) * 5 + 0xE6546B64;
        }
        return hash;
    }

    /** Whether two strings say the same. */
    static boolean equal(byte[] json, int one, int other) {
        int left = one + 1;
        int right = other + 1;
        while (json[left] != '"' && json[right] != '"') {
            if (letter(json, left) != letter(json, right)) {
                return false;
            }
            left += length(json, left);
            right += length(json, right);
        }
        return json[left] == json[right];
    }

    /** Writes a string in the one way of RFC 8785. */
    static void append(StringBuilder out, String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, from, i);
                from = i + 1;
                int sign = "\b\t\n\f\r\"\\".indexOf(c);
                if (sign >= 0) {
                    out.append('\\').append("btnfr\"\\".charAt(sign));
                } else {
                    out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
                }
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    /** How many bytes the letter takes that begins here. */
    private static int length(byte[] json, int at) {
        int lead = json[at] & 0xFF;
        if (lead == '\\') {
            boolean pair = json[at + 1] == 'u' && Character.isHighSurrogate((char) unit(json, at));
            return pair ? 12 : json[at + 1] == 'u' ? 6 : 2;
        }
        return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static int letter(byte[] json, int at) {
        int length = length(json, at);
        int lead = json[at] & 0xFF;
        if (lead == '\\') {
            return switch (length) {
                case 12 -> Character.toCodePoint((char) unit(json, at), (char) unit(json, at + 6));
                case 6 -> unit(json, at);
                default -> simple((char) json[at + 1]);
            };
        }
        int letter = length == 1 ? lead : lead & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            letter = letter << 6 | (json[at + i] & 0x3F);
        }
        return letter;
    }

    private static int unit(byte[] json, int at) {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            unit = unit * 16 + Character.digit(json[i], 16);
        }
        return unit;
    }

    private static char simple(char sign) {
        int found = "btnfr".indexOf(sign);
        return found < 0 ? sign : "\b\t\n\f\r".charAt(found);
    }
}
