// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.node.NodeMain;
import io.hausfunk.messaging.reliability.node.ProofNodeSettings;
import io.hausfunk.messaging.reliability.place.Shell;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A node in a JVM of its own, and the conversation with it. */
public final class ProofNodeProcess {
    private static final int SIGKILL = 9;
    private static final int MAX_QUEUE = 50_000;

    private final Process process;
    private final Consumer<String[]> said;
    private final Runnable gone;
    private final Map<String, CompletableFuture<NodeAnswer>> asked = new ConcurrentHashMap<>();
    private final BlockingQueue<String> toSay = new LinkedBlockingQueue<>(MAX_QUEUE);
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile boolean ended;
    private volatile String refusal = "";

    private ProofNodeProcess(Process process, Consumer<String[]> said, Runnable gone) {
        this.process = process;
        this.said = said;
        this.gone = gone;
    }

    /**
     * Starts a node.
     *
     * @param prefix the words before the command
     * @param log where it complains
     * @param said hears what it says of its own accord, in order
     * @param gone is told when it is gone and everything it said was heard
     */
    public static ProofNodeProcess start(
            List<String> prefix, ProofNodeSettings settings, File log, Consumer<String[]> said, Runnable gone) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName()));
        command.addAll(settings.arguments());
        try {
            ProofNodeProcess node = new ProofNodeProcess(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log))
                            .start(),
                    said,
                    gone);
            daemon(settings.name() + "-reads", node::read);
            daemon(settings.name() + "-writes", node::write);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Completes when the node serves; false if it never will. */
    public CompletableFuture<Boolean> ready() {
        return ready;
    }

    /** The code by which it refused to start; empty if it did not. */
    public String refusal() {
        return refusal;
    }

    /** Asks the node to do something. Without an answer, the stage waits until the node is gone. */
    public CompletableFuture<NodeAnswer> ask(String... words) {
        String id = Long.toString(numbers.incrementAndGet());
        CompletableFuture<NodeAnswer> answer = new CompletableFuture<>();
        asked.put(id, answer);
        if (ended || !toSay.offer(id + " " + String.join(" ", words))) {
            asked.remove(id);
            answer.complete(NodeAnswer.unknown("NODE_GONE"));
        }
        return answer;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line.split(" ", -1));
            }
        } catch (IOException e) {
            // The pipe broke: it is gone.
        } finally {
            end();
        }
    }

    /** Also if what it said made no sense: nobody waits for a node that is not heard. */
    private void end() {
        ended = true;
        ready.complete(false);
        process.destroyForcibly();
        asked.values().forEach(answer -> answer.complete(NodeAnswer.unknown("NODE_GONE")));
        asked.clear();
        gone.run();
    }

    private void heard(String... words) {
        if (words[0].equals("=")) {
            CompletableFuture<NodeAnswer> answer = asked.remove(words[1]);
            if (answer != null) {
                answer.complete(new NodeAnswer(words[2], Arrays.asList(words).subList(3, words.length)));
            }
        } else if (words[0].equals("READY")) {
            ready.complete(true);
        } else if (words[0].equals("REFUSED")) {
            refusal = words[1];
        } else {
            said.accept(words);
        }
    }

    private void write() {
        try (BufferedWriter lines = process.outputWriter(StandardCharsets.US_ASCII)) {
            while (!ended) {
                String line = toSay.poll(1, TimeUnit.SECONDS);
                if (line != null) {
                    lines.write(line + "\n");
                    if (toSay.isEmpty()) {
                        lines.flush();
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            // What was asked is answered when the reader finds the end.
        }
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs, or is frozen. */
    public boolean alive() {
        return !ended;
    }

    /** Ends it as a power button would. Whether it was really killed. */
    public boolean kill() {
        process.toHandle().destroyForcibly(); // Process itself would also close what is still to be read.
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 128 + SIGKILL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops it where it stands, until {@link #thaw}. */
    public void freeze() {
        Shell.run("kill", "-STOP", Long.toString(process.pid()));
    }

    /** Lets it go on. */
    public void thaw() {
        Shell.run("kill", "-CONT", Long.toString(process.pid()));
    }
}
