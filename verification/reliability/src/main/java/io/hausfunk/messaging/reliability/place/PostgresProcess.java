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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One PostgreSQL that runs on a directory, as durable as it comes out of the box. */
final class PostgresProcess {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final EmbeddedPostgres server;
    private final Path data;
    private final long process;

    private PostgresProcess(EmbeddedPostgres server, Path data, long process) {
        this.server = server;
        this.data = data;
        this.process = process;
    }

    /**
     * Starts it, and makes its files if there are none. After a kill that may take a moment: old processes still hold the memory.
     *
     * @param port where it listens; 0 for any
     */
    static PostgresProcess start(Path data, int port) {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                return tryStart(data, port);
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static PostgresProcess tryStart(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150")
                .setServerConfig("wal_keep_size", "256MB")
                .setPGStartupWait(Duration.ofSeconds(30));
        if (port != 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres server = builder.start();
        String first = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return new PostgresProcess(server, data, Long.parseLong(first.trim()));
    }

    /** Kills the first of its processes, as a power button would; returns whether it is gone. */
    boolean kill() {
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
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it, and waits until it is gone. */
    void stop() {
        forget();
        ProcessHandle.of(process)
                .ifPresent(each -> each.onExit()
                        .completeOnTimeout(each, 20, TimeUnit.SECONDS)
                        .join());
    }

    boolean alive() {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    Path data() {
        return data;
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres&connectTimeout=20&socketTimeout=120";
    }

    /** What a question with one answer is answered; empty for null. */
    String ask(String question) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            result.next();
            String answer = result.getString(1);
            return answer == null ? "" : answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void order(String statements) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements.split(";", -1)) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a condition holds. */
    void await(String condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!ask("SELECT " + condition).equals("t")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("never came true: " + condition);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
