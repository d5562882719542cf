// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.ServiceLoader;

/** Frames to JSON and back. Whatever comes is scanned for depth and for what follows it before a parser sees it. */
final class FrameCodec {
    private static final int MAX_DEPTH = 8;

    private final JsonProvider provider;
    private final JsonReaderFactory readers;

    /** Takes the provider that the gateway's own class loader finds, whatever the calling thread's finds. */
    FrameCodec() {
        this.provider = ServiceLoader.load(JsonProvider.class, FrameCodec.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no implementation of JSON-P on the class path"));
        this.readers = provider.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    }

    JsonObject read(String frame) {
        requireOneShallowValue(frame);
        try (JsonReader reader = readers.createReader(new StringReader(frame))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw new NotAFrameException("not one JSON object");
        }
    }

    /** The same for what programs send: what is no JSON object is refused as content. */
    JsonObject readContent(String text) {
        try {
            return read(text);
        } catch (NotAFrameException e) {
            throw new InvalidInputException(
                    ErrorCode.CONTENT_NOT_VALID, "the body is not well-formed: " + e.getMessage());
        }
    }

    JsonObjectBuilder frame(String type) {
        return provider.createObjectBuilder().add("t", type);
    }

    JsonProvider json() {
        return provider;
    }

    String write(JsonObjectBuilder frame) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = provider.createWriter(text)) {
            writer.writeObject(frame.build());
        }
        return text.toString();
    }

    private static void requireOneShallowValue(String frame) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < frame.length(); i++) {
            char c = frame.charAt(i);
            if (text) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    text = false;
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new NotAFrameException("deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                // A parser stops here, whatever follows.
                if (--depth == 0 && !frame.substring(i + 1).isBlank()) {
                    throw new NotAFrameException("more than one JSON object");
                }
            }
        }
    }
}
