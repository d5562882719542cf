// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Programs talk to people: a code, an alert that one of two takes, a question that survives restarts, and an order with its message. */
public final class MachineMessages {
    private MachineMessages() {}

    /** Tells the story. Ends with 0 if all of it came true, with 1 if not. */
    public static void main(String[] arguments) throws Exception {
        if (!run(System.out)) {
            System.exit(1);
        }
    }

    /** Tells the story; answers whether all of it came true. No files stay. */
    static boolean run(PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("hausfunk-machine-messages");
        try {
            Company company = new Company(directory);
            new CodeStory(company, out).tell();
            new AlertStory(company, out).tell();
            new ApprovalStory(company, out).tell();
            new OrderStory(company, out).tell();
            out.println("As told: one code, one winner, one decision, one order.");
            return true;
        } catch (RuntimeException e) {
            out.println("WRONG: " + e.getMessage());
            return false;
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
