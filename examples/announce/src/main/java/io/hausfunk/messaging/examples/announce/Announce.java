// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.error.MessagingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An announcement to 200 people: who is reached, reminded and escalated, and what proves it. */
public final class Announce {
    private Announce() {}

    /**
     * Tells the story. Ends with 0 if it came true, with 1 if not.
     *
     * @param arguments the folder for the evidence; a fresh one if it is missing
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = arguments.length == 0
                ? Files.createTempDirectory("hausfunk-evidence")
                : Files.createDirectories(Path.of(arguments[0]));
        if (!run(out, folder)) {
            System.exit(1);
        }
    }

    static boolean run(PrintStream out, Path folder) throws IOException {
        try (Office office = new Office()) {
            new Story(office, out).tell(folder);
            return true;
        } catch (StoryException | MessagingException e) {
            out.println("  WRONG: " + e.getMessage());
            return false;
        }
    }
}
