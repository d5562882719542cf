// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a program sent: each field is of its type, or the request is refused by the name of the field. */
record ServiceFields(JsonObject body) {
    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name, "a text"));
    }

    Optional<String> optionalText(String name) {
        JsonValue value = body.get(name);
        if (value == null || value.equals(JsonValue.NULL)) {
            return Optional.empty();
        } else if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw wrong(name, "a text");
    }

    OptionalInt optionalNumber(String name) {
        JsonValue value = body.get(name);
        if (value == null || value.equals(JsonValue.NULL)) {
            return OptionalInt.empty();
        } else if (value instanceof JsonNumber number && number.toString().matches("[0-9]{1,9}")) {
            return OptionalInt.of(number.intValue());
        }
        throw wrong(name, "a whole number up to 999999999");
    }

    int number(String name) {
        return optionalNumber(name).orElseThrow(() -> wrong(name, "a whole number up to 999999999"));
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw wrong(name, "a time such as 2030-01-31T12:00:00Z");
        }
    }

    List<String> texts(String name) {
        if (body.get(name) instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw wrong(name, "a list of texts");
    }

    List<UserId> people(String name) {
        return texts(name).stream().map(UserId::of).toList();
    }

    List<ServiceFields> objects(String name) {
        JsonValue value = body.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance)) {
            return array.stream()
                    .map(each -> new ServiceFields(each.asJsonObject()))
                    .toList();
        }
        throw wrong(name, "a list of objects");
    }

    AlertSeverity severity() {
        String text = text("severity");
        return Arrays.stream(AlertSeverity.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("severity", "one of " + Arrays.toString(AlertSeverity.values())));
    }

    /** The title, and perhaps text, fields and links. */
    NoticeContent words() {
        NoticeContent words = NoticeContent.of(text("title"));
        Optional<String> text = optionalText("text");
        if (text.isPresent()) {
            words = words.text(text.get());
        }
        for (ServiceFields field : objects("fields")) {
            words = words.field(field.text("name"), field.text("value"));
        }
        for (ServiceFields link : objects("links")) {
            words = words.link(link.text("label"), link.text("target"));
        }
        return words;
    }

    OnCall onCall() {
        if (!(body.get("onCall") instanceof JsonObject object)) {
            throw wrong("onCall", "an object");
        }
        ServiceFields list = new ServiceFields(object);
        List<ServiceFields> levels = list.objects("levels");
        if (levels.isEmpty()) {
            throw wrong("levels", "a list of at least one level");
        }
        OnCall onCall = OnCall.of(list.text("name"), levels.get(0).people("people"));
        for (ServiceFields level : levels.subList(1, levels.size())) {
            onCall = onCall.then(Duration.ofSeconds(level.number("afterSeconds")), level.people("people"));
        }
        return onCall;
    }

    static InvalidInputException wrong(String name, String expected) {
        return new InvalidInputException(ErrorCode.CONTENT_NOT_VALID, "field " + name + " is not " + expected);
    }
}
