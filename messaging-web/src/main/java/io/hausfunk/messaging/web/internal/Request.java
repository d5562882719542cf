// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.CompletionStage;

/** What a page may ask for. */
@FunctionalInterface
interface Request {
    /**
     * Asks the engine. May throw what the engine throws, or {@link NotAFrameException}.
     *
     * @param answer to be completed with fields
     */
    CompletionStage<JsonObjectBuilder> ask(Session session, RequestFields fields, JsonObjectBuilder answer);
}
