// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.servers.postgresql;

import io.hausfunk.messaging.servers.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL on the loopback that can be stopped or killed, and started again at its port with its files. One that was made in the
 * temporary directory removes its files when it is closed.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, String> ALL = Map.of("max_connections", "200");
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final Map<String, String> FAST = Map.of("fsync", "off", "synchronous_commit", "off");

    private final Path data;
    private final boolean temporary;
    private final Map<String, String> settings;
    private volatile EmbeddedPostgres running;
    private volatile long process;

    private PostgresServer(Path data, boolean temporary, Map<String, String> settings, int port) {
        this.data = data;
        this.temporary = temporary;
        this.settings = settings;
        this.running = start(port);
    }

    /** A new one that forces every commit to disk, as a distribution ships it. */
    public static PostgresServer durable() {
        return in(PostgresFiles.temporary(), true, DURABLE, Map.of(), 0);
    }

    /** A new one that does not wait for the disk, for tests in which the machine does not die. */
    public static PostgresServer fast() {
        return fast(Map.of());
    }

    /** As {@link #fast()}, with further settings. */
    public static PostgresServer fast(Map<String, String> further) {
        return in(PostgresFiles.temporary(), true, FAST, further, 0);
    }

    /**
     * One that forces every commit to disk, in a directory that stays when it is closed.
     *
     * @param data its files; made if there are none
     * @param further settings beside
     * @param port where it listens; 0 for any
     */
    public static PostgresServer durable(Path data, Map<String, String> further, int port) {
        return in(data, false, DURABLE, further, port);
    }

    private static PostgresServer in(
            Path data, boolean temporary, Map<String, String> kind, Map<String, String> further, int port) {
        Map<String, String> settings = new LinkedHashMap<>(ALL);
        settings.putAll(kind);
        settings.putAll(further);
        PostgresFiles.make(data);
        return new PostgresServer(data, temporary, settings, port);
    }

    /** Closes it when this JVM ends: for one that all tests share. Returns itself. */
    public PostgresServer closedAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        return this;
    }

    /** Starts it at the port of before, after it was stopped or killed. */
    public void start() {
        running = start(port());
    }

    /** After a kill that may take a moment: old processes still hold the memory. */
    private EmbeddedPostgres start(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                EmbeddedPostgres server = tryStart(port);
                String first =
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0);
                process = Long.parseLong(first.trim());
                return server;
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
                pause();
            }
        }
    }

    private EmbeddedPostgres tryStart(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port == 0 ? Ports.free() : port);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Stops it, and waits until it is gone. */
    public void stop() {
        forget();
        ProcessHandle.of(process)
                .ifPresent(each -> each.onExit()
                        .completeOnTimeout(each, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join());
    }

    /** Kills the first of its processes, as a power button would; returns whether it is gone. */
    public boolean kill() {
        ProcessHandle postmaster = ProcessHandle.of(process).orElseThrow();
        boolean asked = postmaster.destroyForcibly();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (postmaster.isAlive() && System.nanoTime() < deadline) {
            pause();
        }
        forget(); // It finds nothing to stop, but lets go of its lock.
        return asked && !postmaster.isAlive();
    }

    private void forget() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    /** Whether its first process lives. */
    public boolean alive() {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Where it listens, on the loopback. */
    public int port() {
        return running.getPort();
    }

    /** The address of its database, as somebody who may do everything. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
    }

    /** Where its files are. */
    public Path data() {
        return data;
    }

    /** The first of its processes; all others are children of that one. */
    public long process() {
        return process;
    }

    /** Stops it. */
    @Override
    public void close() {
        stop();
        if (temporary) {
            PostgresFiles.delete(data);
        }
    }
}
