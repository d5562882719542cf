// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with one garbage collector for all. {@code -Dserver.jvm} adds options to it, such as those of the flight recorder. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final int port;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.port = (int) numbers()[0];
    }

    static ServerProcess start(String kind) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-Xlog:disable",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        String more = System.getProperty("server.jvm", "");
        if (!more.isEmpty() && kind.equals("gateway")) {
            command.addAll(Arrays.asList(more.split(" ", -1)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuredServer.class.getName(), kind));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    int port() {
        return port;
    }

    Usage usage() throws IOException {
        questions.println("usage");
        long[] used = numbers();
        return new Usage(used[0], used[1], used[2]);
    }

    /** Bytes of the heap in use, of buffers outside it, and resident. */
    long[] memory() throws IOException {
        questions.println("memory");
        return numbers();
    }

    private long[] numbers() throws IOException {
        String line;
        do {
            line = answers.readLine();
            if (line == null) {
                throw new IOException("the server has ended");
            }
            // The JVM itself says something, too.
        } while (!line.matches("[0-9 ]+"));
        return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() {
        questions.close();
        if (!ended()) {
            process.destroyForcibly();
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
