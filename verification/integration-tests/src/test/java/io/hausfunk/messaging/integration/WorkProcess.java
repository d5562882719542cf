// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM at work, and what it said so far. */
final class WorkProcess implements AutoCloseable {
    private static final int SIGKILL = 9;

    /** A message about to be sent or acknowledged: when, and under which number. */
    record Said(long micros, long sequence) {}

    final Map<String, Said> tried = new TreeMap<>();
    final Map<String, Said> acknowledged = new TreeMap<>();
    final List<String> failures = new ArrayList<>();
    private final Process process;
    private final BufferedReader lines;

    private WorkProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.US_ASCII);
    }

    static WorkProcess start(List<String> prefix, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            return new WorkProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkProcess send(List<String> prefix, Workload workload, String round, int inFlight, int messages) {
        return start(
                prefix,
                Sender.class,
                workload.address(),
                workload.kek(),
                workload.tenant(),
                workload.people(),
                workload.groups(),
                round,
                inFlight,
                messages);
    }

    /** Reads the next line and keeps what it says; null at the end. A line that was torn by a kill does not count. */
    @Nullable
    String next() {
        try {
            String line = lines.readLine();
            if (line != null && line.endsWith(" .")) {
                keep(line.split(" ", -1));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String[] words) {
        switch (words[0]) {
            case "TRY" -> tried.put(words[2], new Said(Long.parseLong(words[1]), 0));
            case "ACK" -> acknowledged.put(words[2], new Said(Long.parseLong(words[1]), Long.parseLong(words[3])));
            case "FAILED" -> failures.add(String.join(" ", words));
            default -> {}
        }
    }

    void awaitLine(String wanted) {
        String line;
        do {
            line = next();
            if (line == null) {
                throw new AssertionError("the process ended without " + wanted);
            }
        } while (!line.equals(wanted));
    }

    void awaitAcknowledgements(int count) {
        while (acknowledged.size() < count) {
            if (next() == null) {
                throw new AssertionError("the process ended after " + acknowledged.size());
            }
        }
    }

    /** Ends it as a power button would, and reads what it had said until then. Checks that it was really killed. */
    void kill() {
        process.toHandle().destroyForcibly(); // Process itself would also close what is still to be read.
        drain();
        int status = exit();
        if (status != 128 + SIGKILL) {
            throw new AssertionError("not killed, but ended with " + status);
        }
    }

    /** Ends it as a power button would, and leaves to the caller what it had said until then. */
    void endHard() {
        process.toHandle().destroyForcibly();
    }

    void drain() {
        String line;
        do {
            line = next();
        } while (line != null);
    }

    int exit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
