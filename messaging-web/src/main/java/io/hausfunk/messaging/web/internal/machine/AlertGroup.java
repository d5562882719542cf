// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Alertmanager says of one group of alerts, version 4. What is too long for a card is shortened. */
record AlertGroup(JsonObject message) {
    private static final int MAX_TEXT_BYTES = 2048;

    /** Whether any alert of the group still fires. */
    boolean firing() {
        String status = text(message, "status").orElse("");
        if (!text(message, "version").orElse("").equals("4")
                || !(status.equals("firing") || status.equals("resolved"))
                || text(message, "groupKey").isEmpty()) {
            throw new InvalidInputException(
                    ErrorCode.CONTENT_NOT_VALID, "not a message of Alertmanager's webhook, version 4");
        }
        return status.equals("firing");
    }

    /** The same for all messages about one group. Its own key may be longer than a key of an alert. */
    String key() {
        try {
            byte[] key = text(message, "groupKey").orElse("").getBytes(StandardCharsets.UTF_8);
            return "alertmanager-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    AlertSeverity severity() {
        return switch (labels().getOrDefault("severity", "").toLowerCase(Locale.ROOT)) {
            case "critical", "page", "error", "emergency" -> AlertSeverity.CRITICAL;
            case "info", "none", "informational" -> AlertSeverity.INFO;
            default -> AlertSeverity.WARNING;
        };
    }

    NoticeContent words() {
        Map<String, String> annotations = texts("commonAnnotations");
        Map<String, String> labels = labels();
        String title = annotations.getOrDefault("summary", labels.getOrDefault("alertname", "Alert"));
        NoticeContent words = NoticeContent.of(shortened(title, NoticeContent.MAX_TITLE_BYTES, "Alert"));
        String description = annotations.getOrDefault("description", annotations.getOrDefault("message", ""));
        if (!description.isBlank()) {
            words = words.text(shortened(description, MAX_TEXT_BYTES, "-"));
        }
        words = words.field("firing", Long.toString(firingAlerts()));
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (words.fields().size() < NoticeContent.MAX_FIELDS) {
                words = words.field(
                        shortened(label.getKey(), NoticeContent.MAX_LABEL_BYTES, "-"),
                        shortened(label.getValue(), NoticeContent.MAX_VALUE_BYTES, "-"));
            }
        }
        return linked(words, "Alertmanager", text(message, "externalURL").orElse(""));
    }

    /** An address that is none, or not over http or https, is left out: the alert matters more. */
    private static NoticeContent linked(NoticeContent words, String label, String address) {
        try {
            return address.isEmpty() ? words : words.link(label, address);
        } catch (InvalidInputException notAnAddress) {
            return words;
        }
    }

    private long firingAlerts() {
        return message.get("alerts") instanceof JsonArray alerts
                ? alerts.stream()
                        .filter(alert -> alert instanceof JsonObject object
                                && text(object, "status")
                                        .filter("firing"::equals)
                                        .isPresent())
                        .count()
                : 0;
    }

    private Map<String, String> labels() {
        return texts("commonLabels");
    }

    private Map<String, String> texts(String name) {
        Map<String, String> found = new TreeMap<>();
        if (message.get(name) instanceof JsonObject object) {
            object.keySet().forEach(key -> text(object, key).ifPresent(value -> found.put(key, value)));
        }
        return found;
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Whole characters of at most so many UTF-8 bytes, of those that a text may have. */
    private static String shortened(String text, int most, String ifEmpty) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int c : text.codePoints().toArray()) {
            int replaced = c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '?' : c;
            bytes += Character.toString(replaced).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                break;
            }
            kept.appendCodePoint(replaced);
        }
        return kept.toString().isBlank() ? ifEmpty : kept.toString();
    }
}
