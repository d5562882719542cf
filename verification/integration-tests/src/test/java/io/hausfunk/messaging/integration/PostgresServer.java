// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL that can be stopped and started. One for all tests of this JVM, others for those that harm it. */
final class PostgresServer implements AutoCloseable {
    private final Path directory;
    private @Nullable EmbeddedPostgres running;
    private int port;
    private long process;

    private PostgresServer() {
        try {
            directory = Files.createTempDirectory("hausfunk-pg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    static PostgresServer shared() {
        return Shared.SERVER;
    }

    static PostgresServer own() {
        return new PostgresServer();
    }

    /** As a distribution ships it: with every commit forced to disk. Starts on the port of before. */
    void start() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150");
        if (port != 0) {
            builder.setPort(port);
        }
        try {
            EmbeddedPostgres server = builder.start();
            port = server.getPort();
            running = server;
            process = readProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        EmbeddedPostgres server = running;
        running = null;
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            awaitEnd();
        }
    }

    /** Also where the command that stops it gave up, and when the JVM ends and somebody else stops it already. */
    private void awaitEnd() {
        ProcessHandle.of(process).ifPresent(each -> each.onExit().join());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    Path directory() {
        return directory.resolve("data");
    }

    /** The first of the server's processes; all others are its children. */
    long process() {
        return process;
    }

    private long readProcess() throws IOException {
        List<String> lines = Files.readAllLines(directory().resolve("postmaster.pid"));
        return Long.parseLong(lines.get(0).trim());
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        stop();
        awaitEnd();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("files of the server remain in " + directory, e);
        }
    }

    private static final class Shared {
        private static final PostgresServer SERVER = own();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
