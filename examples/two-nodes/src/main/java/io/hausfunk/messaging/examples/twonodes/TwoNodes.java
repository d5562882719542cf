// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.io.IOException;
import java.io.PrintStream;

/** Two people talk, each on a node of their own; one node is killed while the other goes on. */
public final class TwoNodes {
    private TwoNodes() {}

    /** Tells the story. Ends with 0 if it went well, with 1 if not. */
    public static void main(String[] arguments) throws IOException {
        if (!run(System.out)) {
            System.exit(1);
        }
    }

    /** Tells the story; answers whether it went well. Whatever happens, neither processes nor files stay. */
    static boolean run(PrintStream out) throws IOException {
        Installation installation = new Installation();
        Thread whenInterrupted = new Thread(installation::close);
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        try {
            return new Story(installation, out).tell();
        } catch (IOException | RuntimeException e) {
            installation.logs().forEach(out::println);
            out.println("  WRONG: " + e.getMessage());
            return false;
        } finally {
            installation.close();
            forget(whenInterrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }
}
