// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Listens to the system calls of processes that run already, and of all that they start. */
final class Wiretap implements AutoCloseable {
    private final Process process;

    private Wiretap(Process process) {
        this.process = process;
    }

    /** When it returns, all of them are listened to. */
    static Wiretap on(ProcessHandle first, Path output) {
        List<Long> pids = new ArrayList<>(List.of(first.pid()));
        first.descendants().forEach(each -> pids.add(each.pid()));
        List<String> command = new ArrayList<>(SystemCalls.STRACE);
        command.addAll(List.of("-o", output.toString()));
        pids.forEach(pid -> command.addAll(List.of("-p", pid.toString())));
        try {
            Process process = new ProcessBuilder(command).start();
            BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
            for (int attached = 0; attached < pids.size(); attached++) {
                String line = said.readLine();
                if (line == null || !line.contains("attached")) {
                    process.destroy();
                    throw new IllegalStateException("strace: " + line);
                }
            }
            return new Wiretap(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That nothing was missed up to here. */
    void requireListening() {
        if (!process.isAlive()) {
            throw new AssertionError("strace ended early");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("strace does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
