// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import java.util.function.Function;

/**
 * How one type of content becomes canonical JSON and back. Both functions may throw whatever they like.
 *
 * @param name of the type
 * @param version that is written, and the highest that is read
 * @param type the class
 * @param origin who writes it
 */
record ContentFormat<T extends Content>(
        String name,
        int version,
        Class<T> type,
        Origin origin,
        Function<T, byte[]> writer,
        Function<byte[], T> reader) {
    /** Who writes content of a type. */
    enum Origin {
        /** People send it. */
        PEOPLE,
        /** The engine writes it about what it did. */
        ENGINE
    }

    byte[] write(Content content) {
        return writer.apply(type.cast(content));
    }

    T read(byte[] json) {
        return reader.apply(json);
    }
}
