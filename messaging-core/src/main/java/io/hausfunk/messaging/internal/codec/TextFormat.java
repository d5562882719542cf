// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.content.TextContent;
import java.util.Arrays;

/** Texts are most of what is sent, so they do without JSON-B: {@code {"text":"..."}}, by hand. */
final class TextFormat {
    static final ContentFormat<TextContent> FORMAT = new ContentFormat<>(
            "hausfunk.text", 1, TextContent.class, ContentFormat.Origin.PEOPLE, TextFormat::write, TextFormat::read);

    private static final String MARKDOWN_BEGIN = "{\"markdown\":true,\"text\":";
    private static final byte[] BEGIN = "{\"text\":\"".getBytes(UTF_8);
    private static final byte[] END = "\"}".getBytes(UTF_8);
    private static final String NAME = "text";

    private TextFormat() {}

    private static byte[] write(TextContent content) {
        if (!content.isMarkdown()) {
            return write(content.text());
        }
        StringBuilder out = new StringBuilder(MARKDOWN_BEGIN);
        JsonString.append(out, content.text());
        return out.append('}').toString().getBytes(UTF_8);
    }

    private static byte[] write(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        for (byte b : utf8) {
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                StringBuilder out = new StringBuilder("{\"text\":");
                JsonString.append(out, text);
                return out.append('}').toString().getBytes(UTF_8);
            }
        }
        byte[] json = new byte[BEGIN.length + utf8.length + END.length];
        System.arraycopy(BEGIN, 0, json, 0, BEGIN.length);
        System.arraycopy(utf8, 0, json, BEGIN.length, utf8.length);
        System.arraycopy(END, 0, json, BEGIN.length + utf8.length, END.length);
        return json;
    }

    /** Canonical JSON has its members in order: a later engine of this version may have added some. */
    private static TextContent read(byte[] json) {
        if (json.length > BEGIN.length + END.length) {
            String plain = new String(json, BEGIN.length, json.length - BEGIN.length - END.length, UTF_8);
            // If this text would be written so, it needs neither guard nor escapes.
            if (plain.indexOf('\\') < 0 && Arrays.equals(write(plain), json)) {
                return TextContent.of(plain);
            }
        }
        JsonGuard.check(json);
        boolean markdown = false;
        int at = 1;
        while (json[at] == '"') {
            int value = JsonString.end(json, at) + 1;
            String name = JsonString.decode(json, at);
            if (name.equals(NAME)) {
                String text = JsonString.decode(json, value);
                return markdown ? TextContent.markdown(text) : TextContent.of(text);
            }
            markdown |= name.equals("markdown") && json[value] == 't';
            at = behind(json, value) + 1;
        }
        throw new IllegalArgumentException("a text without text");
    }

    private static int behind(byte[] json, int value) {
        int at = value;
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> at = JsonString.end(json, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0 || (json[at] != ',' && json[at] != '}'));
        return at;
    }
}
