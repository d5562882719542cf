// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Strings that must not appear anywhere, and a search for them in all the forms in which bytes tend to travel. */
final class Canaries {
    private final Map<String, String> words = new LinkedHashMap<>();
    /** What to look for, by the first four bytes. */
    private final Map<Integer, List<Needle>> needles = new HashMap<>();
    /** Which two bytes anything begins with. */
    private final BitSet beginnings = new BitSet(1 << 16);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Needle(String what, byte[] bytes) {}

    /** A fresh word, the same for the same purpose. */
    String word(String purpose) {
        return words.computeIfAbsent(purpose, each -> {
            String word = "Zq" + UUID.randomUUID().toString().replace("-", "");
            watch(purpose, word.getBytes(StandardCharsets.UTF_8));
            add(purpose + " in UTF-16LE", word.getBytes(StandardCharsets.UTF_16LE));
            add(purpose + " in UTF-16BE", word.getBytes(StandardCharsets.UTF_16BE));
            return word;
        });
    }

    /** Looks for these bytes as they are, in hexadecimal and in Base64. */
    void watch(String what, byte[] bytes) {
        add(what, bytes);
        String hex = HexFormat.of().formatHex(bytes);
        add(what + " in hexadecimal", ascii(hex));
        add(what + " in hexadecimal", ascii(hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            addBase64(what, bytes, before, Base64.getEncoder());
            addBase64(what, bytes, before, Base64.getUrlEncoder());
        }
    }

    /** Within a longer text the form depends on the number of bytes before; the ends depend on the neighbours. */
    private void addBase64(String what, byte[] bytes, int before, Base64.Encoder encoder) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        add(what + " in Base64", ascii(text.substring(before == 0 ? 0 : 4, text.length() - 2)));
    }

    private void add(String what, byte[] bytes) {
        beginnings.set(beginning(bytes, 0));
        needles.computeIfAbsent(head(bytes, 0), head -> new ArrayList<>()).add(new Needle(what, bytes));
    }

    /** What is found in these bytes. */
    Set<String> in(byte[] haystack) {
        TreeSet<String> found = new TreeSet<>();
        for (int at = 0; at + Integer.BYTES <= haystack.length; at++) {
            if (!beginnings.get(beginning(haystack, at))) {
                continue;
            }
            for (Needle needle : needles.getOrDefault(head(haystack, at), List.of())) {
                if (matches(needle.bytes, haystack, at)) {
                    found.add(needle.what);
                }
            }
        }
        return found;
    }

    Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean matches(byte[] needle, byte[] haystack, int at) {
        return at + needle.length <= haystack.length
                && java.util.Arrays.equals(needle, 0, needle.length, haystack, at, at + needle.length);
    }

    private static int beginning(byte[] bytes, int at) {
        return ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
    }

    private static int head(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
