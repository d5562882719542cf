// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The texts of messages: they follow from the name, so that nobody has to carry them around. */
public final class Body {
    /** In every text, and nowhere else. */
    public static final String PHRASE = ", which nobody else says. ";

    private static final int HASH_BYTES = 8;

    private Body() {}

    /** The text of this name; every variant is another one. */
    public static String text(String name, int variant, int length) {
        StringBuilder text = new StringBuilder(name).append('|').append(variant).append('|');
        while (text.length() < length) {
            text.append("The text of ").append(name).append(PHRASE);
        }
        return text.toString();
    }

    /** The name that a text begins with. */
    public static String name(String text) {
        int end = text.indexOf('|');
        return end < 0 ? "foreign" : text.substring(0, end);
    }

    /** What a history keeps of a text. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, HASH_BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
