// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real pgbouncer in transaction mode before the database: a connection is another server session with each transaction. */
public final class Pooler implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Path settings;
    private final int port;
    private Process process;

    /** Starts it, with so many server sessions for all its clients. */
    public Pooler(Path directory, int databasePort, int servers) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            port = Ports.free();
            settings = directory.resolve("pgbouncer.ini");
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            "[databases]",
                            "* = host=127.0.0.1 port=" + databasePort + " user=postgres",
                            "[pgbouncer]",
                            "listen_addr = 127.0.0.1",
                            "listen_port = " + port,
                            "unix_socket_dir =",
                            "auth_type = any",
                            "pool_mode = transaction",
                            "default_pool_size = " + servers,
                            "max_client_conn = 200",
                            "ignore_startup_parameters = extra_float_digits",
                            ""));
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is installed. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** Where it listens on the loopback. */
    public int port() {
        return port;
    }

    /** Kills it and starts it again. */
    public void restart() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("pgbouncer cannot be killed");
            }
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pgbouncer ended", e);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-q"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody")); // It refuses to be root.
        }
        command.add("/dev/stdin"); // Whoever it becomes need not be able to reach the file.
        Process started = new ProcessBuilder(command)
                .redirectInput(settings.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        settings.resolveSibling("pgbouncer.log").toFile()))
                .start();
        long deadline = System.nanoTime() + PATIENCE;
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("pgbouncer does not start, see " + settings.getParent());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
