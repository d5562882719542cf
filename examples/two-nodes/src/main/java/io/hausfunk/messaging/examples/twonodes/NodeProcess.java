// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, and the line to it. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Writer requests;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Signal signal = new Signal();
    private volatile boolean ready;
    private volatile boolean whole;
    private volatile boolean over;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "reports of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static NodeProcess start(NodeSettings settings, String password, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Node.class.getName()));
        command.addAll(settings.asArguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put(Node.PASSWORD_VARIABLE, password);
        return new NodeProcess(builder.start(), log);
    }

    /** The class path that this class came from, which is not that of the JVM where a build tool runs the example. */
    private static String classPath() {
        if (!(NodeProcess.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> entries = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                entries.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    /** Connects a client: it is told what happens from now on. */
    void connect(Client client) {
        clients.put(client.user(), client);
    }

    /** Asks the node for something. A dead one does not hear it. */
    void ask(String... words) {
        try {
            synchronized (requests) {
                requests.write(String.join(" ", words) + "\n");
                requests.flush();
            }
        } catch (IOException e) {
            over = true;
        }
    }

    private void read() {
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
            String report = reports.readLine();
            while (report != null) {
                heard(report.split(" ", 5));
                report = reports.readLine();
            }
        } catch (IOException e) {
            // It was killed in the middle of a line.
        } finally {
            over = true;
            signal.give();
        }
    }

    private void heard(String[] words) {
        switch (words[0]) {
            case "ready" -> ready = true;
            case "health" -> whole = words[1].equals("true") && words[2].equals("2");
            default -> {
                Client client = clients.get(words[1]);
                if (client != null) {
                    client.heard(words);
                }
            }
        }
    }

    /** Waits until the node serves, hears the other one and is heard. */
    void awaitWhole() {
        whole = false;
        signal.await("node " + id() + " and the other one hear each other", this::wholeOrOver);
        if (over) {
            throw new StoryException("node " + id() + " ended");
        }
    }

    private boolean wholeOrOver() {
        if (ready && !whole) {
            ask("health");
        }
        return whole || over;
    }

    long id() {
        return process.pid();
    }

    /** As {@code kill -9} does. What the node said before is still heard. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** How it ended, after its last word was heard. */
    int exitCode() {
        signal.await("node " + id() + " is gone", () -> over && !process.isAlive());
        return process.exitValue();
    }

    List<String> logged() throws IOException {
        return Files.readAllLines(log);
    }

    /** Lets it end by itself. */
    void end() {
        try {
            requests.close();
        } catch (IOException e) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        end();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
