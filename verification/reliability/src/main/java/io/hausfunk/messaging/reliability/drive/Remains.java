// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.node.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of messages in the database and in all files. */
final class Remains {
    private static final int BUFFER = 1 << 20;

    private final ProofWorld world;

    Remains(ProofWorld world) {
        this.world = world;
    }

    /** Writes down which entries have no content any more. */
    void emptied() {
        Map<String, String> labels = world.groups().stream().collect(Collectors.toMap(Group::id, Group::label));
        try (Connection connection =
                        DriverManager.getConnection(world.nodes().database().url());
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT conversation, sequence FROM hausfunk_entry WHERE tenant = ? AND envelope IS NULL")) {
            statement.setString(1, world.tenant());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String label = labels.getOrDefault(row.getString(1), row.getString(1));
                    long sequence = row.getLong(2);
                    world.history().write("driver", at -> new Event.Emptied(at, label, sequence));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes down in which files of the database, and in which logs, there is the text of a message in clear. */
    void leaked() {
        byte[] phrase = Body.PHRASE.getBytes(StandardCharsets.US_ASCII);
        for (Path directory :
                List.of(world.nodes().database().data(), world.nodes().logs())) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(file ->
                                Files.isRegularFile(file) && !file.toString().endsWith(".history"))
                        .filter(file -> holds(file, phrase))
                        .forEach(file -> world.history()
                                .write(
                                        "driver",
                                        at -> new Event.Leaked(
                                                at, file.getFileName().toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean holds(Path file, byte[] phrase) {
        byte[] bytes = new byte[BUFFER];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(bytes, 0, BUFFER); length > 0; length = in.read(bytes, kept, BUFFER - kept)) {
                int end = kept + length;
                if (new String(bytes, 0, end, StandardCharsets.ISO_8859_1)
                        .contains(new String(phrase, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
                kept = Math.min(end, phrase.length - 1);
                System.arraycopy(bytes, end - kept, bytes, 0, kept);
            }
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
