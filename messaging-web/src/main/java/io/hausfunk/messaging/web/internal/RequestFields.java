// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the fields of a frame: each is of its type and within its limits, or the frame is refused by the name of the field. */
final class RequestFields {
    /** Numbers beyond this one are not exact in a page. */
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

    private static final Pattern SMALL = Pattern.compile("[0-9]{1,6}");

    private final JsonObject frame;

    RequestFields(JsonObject frame) {
        this.frame = frame;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> new NotAFrameException(name + " is not a text"));
    }

    Optional<String> optionalText(String name) {
        JsonValue value = frame.get(name);
        if (value == null || value.equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new NotAFrameException(name + " is not a text");
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> new NotAFrameException(name + " is not a number"));
    }

    OptionalLong optionalNumber(String name) {
        JsonValue value = frame.get(name);
        if (value == null || value.equals(JsonValue.NULL)) {
            return OptionalLong.empty();
        }
        if (value instanceof JsonNumber number
                && WHOLE.matcher(number.toString()).matches()) {
            return OptionalLong.of(Long.parseLong(number.toString()));
        }
        throw new NotAFrameException(name + " is not a whole number");
    }

    int limit(String name, int most) {
        long limit = optionalNumber(name).orElse(most);
        if (limit < 1 || limit > most) {
            throw new NotAFrameException(name + " is not from 1 to " + most);
        }
        return (int) limit;
    }

    boolean flag(String name) {
        JsonValue value = frame.get(name);
        if (value == null || value.equals(JsonValue.FALSE) || value.equals(JsonValue.NULL)) {
            return false;
        }
        if (value.equals(JsonValue.TRUE)) {
            return true;
        }
        throw new NotAFrameException(name + " is not true or false");
    }

    Optional<Boolean> optionalFlag(String name) {
        return frame.containsKey(name) && !frame.isNull(name) ? Optional.of(flag(name)) : Optional.empty();
    }

    List<Long> numbers(String name, int most) {
        if (!(frame.get(name) instanceof JsonArray list) || list.isEmpty() || list.size() > most) {
            throw new NotAFrameException(name + " is not a list of 1 to " + most);
        }
        return list.stream()
                .map(value -> {
                    if (value instanceof JsonNumber number
                            && WHOLE.matcher(number.toString()).matches()) {
                        return Long.valueOf(number.toString());
                    }
                    throw new NotAFrameException(name + " holds something else than whole numbers");
                })
                .distinct()
                .toList();
    }

    /** Whom a message mentions: {@code everyone}, or the people of {@code mentions}. */
    Mentions mentions() {
        if (flag("everyone")) {
            return Mentions.ofEveryone();
        }
        JsonValue some = frame.get("mentions");
        return some == null || some.equals(JsonValue.NULL)
                ? Mentions.none()
                : Mentions.of(users("mentions", Mentions.MAX_PEOPLE));
    }

    ConversationId conversation() {
        return conversation("conversation");
    }

    ConversationId conversation(String name) {
        try {
            return ConversationId.parse(text(name));
        } catch (IllegalArgumentException e) {
            throw new NotAFrameException(name + " is not an id");
        }
    }

    List<UserId> users(String name, int most) {
        if (!(frame.get(name) instanceof JsonArray list) || list.size() > most) {
            throw new NotAFrameException(name + " is not a list of at most " + most);
        }
        return list.stream()
                .map(value -> {
                    if (value instanceof JsonString text) {
                        return UserId.of(text.getString());
                    }
                    throw new NotAFrameException(name + " holds something else than texts");
                })
                .distinct()
                .toList();
    }

    /** The texts of a list; none if the field is not there. */
    List<String> texts(String name, int most) {
        return list(name, most).stream()
                .map(value -> {
                    if (value instanceof JsonString text) {
                        return text.getString();
                    }
                    throw new NotAFrameException(name + " holds something else than texts");
                })
                .toList();
    }

    /** The small numbers of a list; none if the field is not there. */
    int[] smallNumbers(String name, int most) {
        return list(name, most).stream()
                .mapToInt(value -> {
                    if (value instanceof JsonNumber number
                            && SMALL.matcher(number.toString()).matches()) {
                        return number.intValue();
                    }
                    throw new NotAFrameException(name + " holds something else than small whole numbers");
                })
                .toArray();
    }

    private List<JsonValue> list(String name, int most) {
        JsonValue value = frame.get(name);
        if (value == null || value.equals(JsonValue.NULL)) {
            return List.of();
        }
        if (!(value instanceof JsonArray list) || list.size() > most) {
            throw new NotAFrameException(name + " is not a list of at most " + most);
        }
        return list;
    }
}
