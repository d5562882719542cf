// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with table definitions, as it lies beside the classes and may be run by hand. */
final class SchemaScript {
    private SchemaScript() {}

    /** The statements that lead to a version, with the prefix put in. */
    static List<String> statements(String folder, int version, String prefix) {
        String path = "/io/hausfunk/messaging/storage/jdbc/ddl/" + folder + "/V" + version + ".sql";
        try (InputStream in = SchemaScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String code = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            return Stream.of(code.replace(Tables.DEFAULT_PREFIX, prefix).split(";\\s*\n", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
