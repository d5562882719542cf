// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on the loopback, as durable as it comes out of the box, that can be killed and started again. */
public final class PostgresServer implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path directory;
    private @Nullable EmbeddedPostgres running;
    private int port;
    private long process;

    /** Starts it. */
    public PostgresServer() {
        try {
            directory = Files.createTempDirectory("hausfunk-proof");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Starts it on the port of before. After a kill that may take a moment: old processes still hold the memory. */
    public void start() {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                tryStart();
                return;
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private void tryStart() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150")
                .setPGStartupWait(Duration.ofSeconds(30));
        if (port != 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres server = builder.start();
        port = server.getPort();
        running = server;
        List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
        process = Long.parseLong(lines.get(0).trim());
    }

    /** Kills the first of its processes, as a power button would; returns whether it is gone. */
    public boolean kill() {
        ProcessHandle postmaster = ProcessHandle.of(process).orElseThrow();
        boolean asked = postmaster.destroyForcibly();
        long deadline = System.nanoTime() + PATIENCE;
        while (postmaster.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        forget(); // It finds nothing to stop, but lets go of its lock.
        return asked && !postmaster.isAlive();
    }

    private void forget() {
        EmbeddedPostgres server = running;
        running = null;
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the loopback. */
    public int port() {
        return port;
    }

    /** For this process. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** How many sessions wait for a lock that a session holds of which nothing was heard for a second. */
    public int waitingForTheSilent() {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity w JOIN pg_stat_activity s"
                                + " ON s.pid = ANY (pg_blocking_pids(w.pid)) WHERE w.wait_event_type = 'Lock'"
                                + " AND s.state LIKE 'idle in transaction%' AND s.state_change < now() - interval '1 s'")) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        forget();
        ProcessHandle.of(process)
                .ifPresent(each -> each.onExit()
                        .completeOnTimeout(each, 20, TimeUnit.SECONDS)
                        .join());
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("files of the server remain in " + directory, e);
        }
    }
}
