// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What a person does with messages of the company's software. */
final class CardRequests {
    Map<String, Request> all() {
        return Map.of("show-code", CardRequests::showCode);
    }

    private static CompletionStage<JsonObjectBuilder> showCode(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        long number = fields.number("message");
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.cards().showCode(number))
                .thenApply(code -> answer.add("code", code));
    }
}
