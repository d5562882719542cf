// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The embedded file.
 *
 * @param ours whether its directory goes when the place is closed
 */
record EmbeddedPlace(Path file, boolean ours) implements Place {
    static EmbeddedPlace fresh() {
        try {
            return new EmbeddedPlace(Files.createTempDirectory("hausfunk-it").resolve("chat.db"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPlace at(Path file) {
        return new EmbeddedPlace(file, false);
    }

    @Override
    public MessagingStorage storage() {
        return JdbcStorage.embedded(file);
    }

    @Override
    public Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Override
    public Object column(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public String address() {
        return file.toString();
    }

    @Override
    public List<Path> directories() {
        return List.of(file.getParent());
    }

    @Override
    public void close() {
        if (!ours) {
            return;
        }
        try (Stream<Path> files = Files.walk(file.getParent())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
