// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server in the foreground. It does not outlive this JVM, however that ends. */
final class ServerProcess {
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int SAID = 2000;

    private final Path log;
    private final Process process;
    private final Process watch;
    private boolean frozen;

    private ServerProcess(Path log, Process process, Process watch) {
        this.log = log;
        this.process = process;
        this.watch = watch;
    }

    /** Starts it; what it says goes to a file. */
    static ServerProcess start(Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // Its input ends with this JVM.
            String whenTheInputEnds = "cat >/dev/null; kill -9 " + process.pid();
            Process watch = new ProcessBuilder("sh", "-c", whenTheInputEnds)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ServerProcess(log, process, watch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is as wanted; fails at once if it ended instead. */
    void await(Duration patience, BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException("the server is not as it should be in time: " + said());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** The end of what it said. */
    String said() {
        try {
            String all = Files.readString(log, StandardCharsets.ISO_8859_1);
            return all.substring(Math.max(0, all.length() - SAID));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops its time, and returns when it has stopped: connections stay, nothing is answered. */
    void freeze() {
        frozen = true;
        Command.run("kill", "-STOP", Long.toString(process.pid()));
        await(STOP, this::stands);
    }

    /** A thread that was just at work goes on for a moment, long enough for an answer. */
    private boolean stands() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.map(thread -> thread.resolve("stat")).allMatch(ServerProcess::isStopped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStopped(Path stat) {
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return line.startsWith("T", line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets its time go on. */
    void thaw() {
        frozen = false;
        Command.run("kill", "-CONT", Long.toString(process.pid()));
    }

    /** Kills it, as a power button would, and waits until it is gone. */
    void kill() {
        watch.destroyForcibly();
        process.destroyForcibly();
        if (!Command.ends(process, STOP)) {
            throw new IllegalStateException("the server does not die");
        }
    }

    /** Asks it to end, also while it is frozen. */
    void stop() {
        if (frozen) {
            thaw();
        }
        process.destroy();
        Command.ends(process, STOP);
        kill();
    }
}
