// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs small commands of the system. */
public final class Shell {
    private static final int PATIENCE_SECONDS = 20;

    private Shell() {}

    /** Runs a command, which must succeed. */
    public static void run(String... command) {
        Process process = start(List.of(command));
        String said = output(process);
        if (!succeeds(process)) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    /** Whether a command succeeds. */
    public static boolean tries(List<String> command) {
        try {
            Process process = start(command);
            output(process);
            return succeeds(process);
        } catch (UncheckedIOException e) {
            return false; // There is no such command.
        }
    }

    private static Process start(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            // Whoever reads what it says waits for its end.
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String output(Process process) {
        try {
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
