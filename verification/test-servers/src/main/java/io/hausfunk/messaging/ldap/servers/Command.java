// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of the system that end by themselves. */
final class Command {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Command() {}

    /** Runs a command, which must succeed within a minute. */
    static void run(String... command) {
        run(PATIENCE, Map.of(), List.of(command));
    }

    /** Runs a command, which must succeed in time; what it says goes into the exception and nowhere else. */
    static void run(Duration patience, Map<String, String> environment, List<String> command) {
        try {
            Path said = Files.createTempFile("hausfunk-command", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()));
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!ends(process, patience) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            command.get(0) + " failed: " + Files.readString(said, StandardCharsets.ISO_8859_1));
                }
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process ends in time. */
    static boolean ends(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
