// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks and conversions for texts that are sent to or come from a server. */
final class LdapTexts {
    private static final int MAX_NAME = 256;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private LdapTexts() {}

    /** Whether it reaches a server as it is: no U+0000, at which some cut, and no half of a pair, which becomes a question mark. */
    static boolean isSound(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == '\0' || (Character.isSurrogate(c) && !pair)) {
                return false;
            }
            if (pair) {
                i++;
            }
        }
        return true;
    }

    /** At most 256 characters, without half of a pair at the end. */
    static String cut(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME;
        return name.substring(0, end);
    }

    /** Whether two texts are the same for somebody who looks for one: without letter case and accents, as servers compare. */
    static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace("ß", "ss");
    }
}
