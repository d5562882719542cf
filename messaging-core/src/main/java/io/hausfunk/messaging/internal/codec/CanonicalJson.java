// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes JSON in the one form that is sealed and fingerprinted, whatever implementation of JSON-B wrote it: no blanks, members sorted by
 * their UTF-16 code units, strings as in RFC 8785. A number keeps its exact decimal value, unlike there, since a host's 64-bit ids must
 * survive: without trailing zeros, plain up to 64 digits, else as {@code 1.5e+80}. What is canonical stays as it is.
 */
final class CanonicalJson {
    private static final int PLAIN_FROM = -5;

    private final byte[] in;
    private final StringBuilder out;
    private int at;

    private CanonicalJson(byte[] in) {
        this.in = in;
        this.out = new StringBuilder(in.length);
    }

    /** The same in canonical form. Refuses what {@link JsonGuard} refuses. */
    static byte[] of(byte[] json) {
        JsonGuard.check(json);
        CanonicalJson canonical = new CanonicalJson(json);
        canonical.value();
        return canonical.out.toString().getBytes(UTF_8);
    }

    private void value() {
        switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object() {
        at++;
        // Each value is written where it stands, and then put into its place.
        SortedMap<String, String> members = new TreeMap<>();
        int start = out.length();
        while (next() != '}') {
            if (next() == ',') {
                at++;
                continue;
            }
            String name = JsonString.decode(in, at);
            at = JsonString.end(in, at);
            value();
            members.put(name, out.substring(start));
            out.setLength(start);
        }
        at++;
        out.append('{');
        members.forEach((name, value) -> {
            if (out.length() > start + 1) {
                out.append(',');
            }
            JsonString.append(out, name);
            out.append(':').append(value);
        });
        out.append('}');
    }

    private void array() {
        at++;
        out.append('[');
        while (next() != ']') {
            if (next() == ',') {
                at++;
                out.append(',');
            } else {
                value();
            }
        }
        at++;
        out.append(']');
    }

    private void string() {
        JsonString.append(out, JsonString.decode(in, at));
        at = JsonString.end(in, at);
    }

    private void word(String word) {
        out.append(word);
        at += word.length();
    }

    private void number() {
        int start = at;
        while (at < in.length && "+-.0123456789eE".indexOf(in[at]) >= 0) {
            at++;
        }
        BigDecimal value = new BigDecimal(new String(in, start, at - start, UTF_8)).stripTrailingZeros();
        int magnitude = value.precision() - value.scale();
        if (value.signum() == 0) {
            out.append('0');
        } else if (Math.abs(magnitude) >= JsonGuard.MAX_EXPONENT) {
            throw new MalformedJsonException("a number out of range", start);
        } else if (magnitude >= PLAIN_FROM && plainDigits(value, magnitude) <= JsonGuard.MAX_DIGITS) {
            out.append(value.toPlainString());
        } else {
            String digits = value.unscaledValue().abs().toString();
            out.append(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            out.append(magnitude > 0 ? "e+" : "e").append(magnitude - 1);
        }
    }

    private static int plainDigits(BigDecimal value, int magnitude) {
        return magnitude <= 0 ? 1 + value.scale() : Math.max(magnitude, value.precision());
    }

    /** Passes over blanks and colons; the first byte of what comes. */
    private int next() {
        while (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t' || in[at] == ':') {
            at++;
        }
        return in[at];
    }
}
