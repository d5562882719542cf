// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The words of a post: its message, or what an integration attached instead of one. */
final class MattermostText {
    private static final List<String> FIELDS = List.of("pretext", "title", "text", "fallback");

    private MattermostText() {}

    /** May be empty. */
    static String of(MattermostLine.Post post) {
        if (post.message != null && !post.message.isEmpty()) {
            return post.message;
        }
        if (post.props == null || !(post.props.get("attachments") instanceof JsonArray attachments)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (JsonValue value : attachments) {
            if (value instanceof JsonObject attachment) {
                words.addAll(words(attachment));
            }
        }
        return String.join("\n", words);
    }

    /** The fallback is for those who cannot show the rest. */
    private static List<String> words(JsonObject attachment) {
        List<String> words = new ArrayList<>();
        for (String field : FIELDS) {
            boolean wanted = !"fallback".equals(field) || words.isEmpty();
            if (wanted
                    && attachment.get(field) instanceof JsonString text
                    && !text.getString().isEmpty()) {
                words.add(text.getString());
            }
        }
        return words;
    }
}
