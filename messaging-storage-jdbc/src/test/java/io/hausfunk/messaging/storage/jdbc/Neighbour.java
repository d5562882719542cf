// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.error.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Another process that comes near the file, as an administrator's shell or a second application does. */
final class Neighbour {
    private Neighbour() {}

    /** Counts the entries with SQLite's own means and closes, as {@code sqlite3} would. */
    static long counts(Path file) throws IOException, InterruptedException {
        return Long.parseLong(says("count", file));
    }

    /** Opens the file as a store and leaves it; answers {@code opened}, or the code of the refusal. */
    static String opens(Path file) throws IOException, InterruptedException {
        return says("open", file);
    }

    private static String says(String what, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName(),
                        what,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return said.strip();
    }

    public static void main(String[] arguments) throws SQLException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("count")) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT count(*) FROM hausfunk_entry")) {
                System.out.println(result.getLong(1));
            }
            return;
        }
        try (JdbcStorage store = JdbcStorage.embedded(file)) {
            store.open();
            System.out.println("opened");
        } catch (StorageException e) {
            System.out.println(e.code());
        }
    }
}
