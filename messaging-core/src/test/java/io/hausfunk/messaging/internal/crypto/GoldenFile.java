// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What version 1 once sealed, in a file that is never made anew: rows as {@code wrapped,label} under their owners. */
final class GoldenFile {
    private final Properties values = new Properties();

    GoldenFile(String resource) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(resource)) {
            values.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    UUID uuid(String name) {
        return UUID.fromString(values.getProperty(name));
    }

    SealedBytes sealed(String name) {
        return SealedBytes.copyOf(HexFormat.of().parseHex(values.getProperty(name)));
    }

    List<KeyRow> rows() {
        return values.stringPropertyNames().stream()
                .filter(name -> name.startsWith("row."))
                .map(name -> row(name, values.getProperty(name)))
                .toList();
    }

    private static KeyRow row(String name, String value) {
        String[] key = name.split("\\.", -1);
        String[] parts = value.split(",", -1);
        KeyRef ref = new KeyRef(
                World.T,
                KeyKind.values().stream()
                        .filter(kind -> kind.toString().equals(key[1]))
                        .findFirst()
                        .orElseThrow(),
                key[2].isEmpty() ? null : ConversationId.parse(key[2]),
                key[3].isEmpty() ? null : new PersonKey(UUID.fromString(key[3])));
        return new KeyRow(ref, Long.parseLong(key[4]), bytes(parts[0]), parts[1].isEmpty() ? null : bytes(parts[1]));
    }

    static String line(KeyRow row) {
        ConversationId conversation = row.ref().conversation();
        PersonKey person = row.ref().person();
        return String.join(
                        ".",
                        "row",
                        row.ref().kind().toString(),
                        conversation == null ? "" : conversation.toString(),
                        person == null ? "" : person.value().toString(),
                        Long.toString(row.version()))
                + "=" + hex(row.wrapped()) + "," + hex(row.label());
    }

    static String hex(@Nullable SealedBytes sealed) {
        return sealed == null ? "" : HexFormat.of().formatHex(sealed.toByteArray());
    }

    private static SealedBytes bytes(String hex) {
        return SealedBytes.copyOf(HexFormat.of().parseHex(hex));
    }
}
