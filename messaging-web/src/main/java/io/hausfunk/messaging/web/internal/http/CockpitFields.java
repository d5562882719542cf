// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** What the management page sent: each field is of its type, or the request is refused by the name of the field. */
record CockpitFields(JsonObject body) {
    Optional<String> optionalText(String name) {
        return body.get(name) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString().strip())
                : Optional.empty();
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name));
    }

    UserId person(String name) {
        return UserId.of(text(name));
    }

    ConversationId conversation(String name) {
        try {
            return ConversationId.parse(text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name);
        }
    }

    long number(String name) {
        if (body.get(name) instanceof JsonNumber number && number.toString().matches("[0-9]{1,15}")) {
            return number.longValue();
        }
        throw wrong(name);
    }

    private static InvalidInputException wrong(String name) {
        return new InvalidInputException(
                ErrorCode.ARGUMENT_MISSING, "the field " + name + " is missing or of another type");
    }
}
