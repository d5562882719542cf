// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;

/** Reads lines as objects of one class. */
final class JsonLines<T> implements AutoCloseable {
    private final Jsonb jsonb;
    private final Class<T> type;

    JsonLines(Class<T> type, JsonbConfig config) {
        this.jsonb = JsonbBuilder.create(config);
        this.type = type;
    }

    T parse(String line) throws BrokenChatException {
        try {
            T read = line.isBlank() ? null : jsonb.fromJson(line, type);
            if (read != null) {
                return read;
            }
        } catch (JsonbException | JsonException e) {
            throw new BrokenChatException("not a JSON object of the expected form");
        }
        throw new BrokenChatException("not a JSON object");
    }

    /** Closes without a checked exception of no known kind. */
    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B does not close", e);
        }
    }
}
