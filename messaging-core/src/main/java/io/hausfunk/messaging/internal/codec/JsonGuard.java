// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.ContentType;
import java.util.Arrays;

/**
 * Stands in front of everything that reads JSON here, and is the only one that reads what may be hostile: whatever it lets through is one
 * complete JSON text (RFC 8259) in well-formed UTF-8 within the limits below. Takes time in proportion to the length, and allocates nothing
 * per value.
 */
final class JsonGuard {
    static final int MAX_BYTES = ContentType.MAX_BYTES;
    static final int MAX_DEPTH = 32;
    /** Members are compared with each other, so there cannot be many. */
    static final int MAX_MEMBERS = 1024;

    static final int MAX_DIGITS = 64;
    static final int MAX_EXPONENT = 400;

    private static final int END = -1;

    private final byte[] in;
    private int at;
    private int depth;
    /** Where the keys of all open objects begin, and their hashes; those of the innermost object stand last. */
    private int[] keys = new int[16];

    private int[] hashes = new int[16];
    private int keyCount;

    private JsonGuard(byte[] in) {
        this.in = in;
    }

    /** Refuses whatever breaks a rule with {@link MalformedJsonException}. */
    static void check(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new MalformedJsonException("more than " + MAX_BYTES + " bytes", MAX_BYTES);
        }
        JsonGuard guard = new JsonGuard(json);
        guard.space();
        guard.value();
        guard.space();
        if (guard.at < json.length) {
            throw guard.refuse("something after the end");
        }
    }

    private void value() {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case END -> throw refuse("an early end");
            default -> number();
        }
    }

    private void object() {
        enter();
        int first = keyCount;
        if (peek() == '}') {
            at++;
        } else {
            do {
                space();
                key(first);
                space();
                require(':');
                space();
                value();
                space();
            } while (more('}'));
        }
        keyCount = first;
        depth--;
    }

    private void array() {
        enter();
        if (peek() == ']') {
            at++;
        } else {
            do {
                space();
                value();
                space();
            } while (more(']'));
        }
        depth--;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw refuse("more than " + MAX_DEPTH + " levels");
        }
        at++;
        space();
    }

    private boolean more(char end) {
        if (peek() == ',') {
            at++;
            return true;
        }
        require(end);
        return false;
    }

    private void key(int first) {
        int start = at;
        if (peek() != '"') {
            throw refuse("a missing member name");
        }
        string();
        int hash = JsonString.hash(in, start);
        for (int i = first; i < keyCount; i++) {
            if (hashes[i] == hash && JsonString.equal(in, keys[i], start)) {
                at = start;
                throw refuse("the same member twice");
            }
        }
        if (keyCount - first == MAX_MEMBERS) {
            throw refuse("more than " + MAX_MEMBERS + " members");
        }
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyCount);
            hashes = Arrays.copyOf(hashes, 2 * keyCount);
        }
        keys[keyCount] = start;
        hashes[keyCount++] = hash;
    }

    private void string() {
        at++;
        while (true) {
            // Most of most strings: ASCII without escapes.
            int end = at;
            while (end < in.length && in[end] >= 0x20 && in[end] != '"' && in[end] != '\\') {
                end++;
            }
            at = end;
            int next = peek();
            if (next == '"') {
                at++;
                return;
            } else if (next == '\\') {
                escape();
            } else if (next >= 0x80) {
                multiByte(next);
            } else {
                throw refuse(next == END ? "an early end" : "a control character");
            }
        }
    }

    private void escape() {
        int unit = unit();
        if (unit < 0 || !Character.isSurrogate((char) unit)) {
            return;
        }
        if (Character.isLowSurrogate((char) unit) || peek() != '\\' || !isLowSurrogate(unit())) {
            throw refuse("half of a surrogate pair");
        }
    }

    /** The code unit of an escape of six characters; below 0 for one of two. */
    private int unit() {
        at++;
        int letter = peek();
        if (letter != 'u') {
            if (letter == END || "\"\\/bfnrt".indexOf(letter) < 0) {
                throw refuse("an unknown escape");
            }
            at++;
            return -1;
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() == END ? -1 : Character.digit(peek(), 16);
            if (digit < 0 || peek() >= 0x80) {
                throw refuse("an unknown escape");
            }
            unit = unit * 16 + digit;
        }
        at++;
        return unit;
    }

    private static boolean isLowSurrogate(int unit) {
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    private void multiByte(int lead) {
        int more = lead >= 0xC2 && lead <= 0xDF
                ? 1
                : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
        if (more == 0 || in.length - at <= more) {
            throw refuse("malformed UTF-8");
        }
        int letter = lead & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            if ((in[at + i] & 0xC0) != 0x80) {
                throw refuse("malformed UTF-8");
            }
            letter = letter << 6 | (in[at + i] & 0x3F);
        }
        boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        if (surrogate
                || letter > Character.MAX_CODE_POINT
                || letter < (more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80)) {
            throw refuse("malformed UTF-8");
        }
        at += more + 1;
    }

    private void number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        boolean zero = peek() == '0';
        int digits = digits(at == start ? "an unknown value" : "a malformed number");
        if (zero && digits > 1) {
            throw refuse("a leading zero");
        }
        if (peek() == '.') {
            at++;
            digits += digits("a malformed number");
        }
        if (digits > MAX_DIGITS) {
            throw refuse("a number of more than " + MAX_DIGITS + " digits");
        }
        if (peek() == 'e' || peek() == 'E') {
            exponent();
        }
    }

    private void exponent() {
        at++;
        if (peek() == '+' || peek() == '-') {
            at++;
        }
        int start = at;
        digits("a malformed number");
        int exponent = 0;
        for (int i = start; i < at; i++) {
            exponent = Math.min(exponent * 10 + in[i] - '0', MAX_EXPONENT + 1);
        }
        if (exponent > MAX_EXPONENT) {
            throw refuse("a number out of range");
        }
    }

    private int digits(String otherwise) {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw refuse(otherwise);
        }
        return at - start;
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw refuse("an unknown value");
            }
            at++;
        }
    }

    private void require(char letter) {
        if (peek() != letter) {
            throw refuse(peek() == END ? "an early end" : "a missing '" + letter + "'");
        }
        at++;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private int peek() {
        return at < in.length ? in[at] & 0xFF : END;
    }

    private MalformedJsonException refuse(String rule) {
        return new MalformedJsonException(rule, at);
    }
}
