// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.spi.JsonbProvider;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Objects to canonical JSON and back by JSON-B, which never sees bytes that {@link JsonGuard} has not let through. */
final class JsonMapping implements AutoCloseable {
    private final Jsonb jsonb;

    /** Uses this instance, which must be thread-safe as JSON-B demands. */
    JsonMapping(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /**
     * Uses the implementation beside this library. The loader of the calling thread is the host's matter: it may be any, none, or one with
     * other copies of the same classes.
     */
    static JsonMapping create(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Iterator<JsonbProvider> providers =
                    ServiceLoader.load(JsonbProvider.class, loader).iterator();
            if (providers.hasNext()) {
                return new JsonMapping(providers.next().create().build());
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "the implementation of JSON-B that the class loader of messaging-core finds does not start; it needs JSON-B 3.0 and"
                            + " JSON-P 2.1, each once: " + e,
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
        throw new ConfigurationException(
                ErrorCode.CONFIGURATION,
                "the class loader of messaging-core finds no implementation of JSON-B 3.0, such as org.eclipse:yasson");
    }

    /** Canonical JSON. */
    byte[] write(Object value, Class<?> type) {
        try {
            // Unlike getBytes, it refuses what has no UTF-8 form.
            ByteBuffer utf8 = UTF_8.newEncoder().encode(CharBuffer.wrap(jsonb.toJson(value, type)));
            byte[] json = new byte[utf8.remaining()];
            utf8.get(json);
            byte[] canonical = CanonicalJson.of(json);
            JsonGuard.check(canonical);
            return canonical;
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("half of a surrogate pair", 0);
        }
    }

    /** The object in these bytes. */
    <T> T read(byte[] json, Class<T> type) {
        JsonGuard.check(json);
        T value = jsonb.fromJson(new String(json, UTF_8), type);
        if (value == null) {
            throw new IllegalArgumentException("JSON null");
        }
        return value;
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B did not close", e);
        }
    }
}
