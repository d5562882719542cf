// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of evidence files: canonical, of objects, lists, texts, whole numbers and truth values. With the JDK alone, so that whoever
 * looks at a file needs nothing else. Anything else is refused with {@link IllegalArgumentException}.
 */
final class EvidenceJson {
    private static final int DEEPEST = 40;

    private final String text;
    private int at;

    private EvidenceJson(String text) {
        this.text = text;
    }

    /** The object, by its names. */
    static Map<?, ?> read(String json) {
        EvidenceJson reader = new EvidenceJson(json);
        Object value = reader.value(0);
        if (reader.at != json.length() || !(value instanceof Map<?, ?> object)) {
            throw reader.refused();
        }
        return object;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw refused();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        while (!takes('}')) {
            if (!object.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            object.put(name, value(depth + 1));
        }
        return object;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        while (!takes(']')) {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value(depth + 1));
        }
        return list;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (!takes('"')) {
            char c = peek();
            at++;
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw refused();
                }
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw refused();
        };
    }

    private Object word(String word, boolean value) {
        if (!text.startsWith(word, at)) {
            throw refused();
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int begin = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.valueOf(text.substring(begin, at));
    }

    private char peek() {
        if (at >= text.length()) {
            throw refused();
        }
        return text.charAt(at);
    }

    private boolean takes(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!takes(wanted)) {
            throw refused();
        }
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("not the JSON of an evidence file, at " + at);
    }
}
