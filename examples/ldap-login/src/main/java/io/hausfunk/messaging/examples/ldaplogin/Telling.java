// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import java.io.PrintStream;

/** Tells a story line by line, and counts what was otherwise than it should be. */
final class Telling {
    private final PrintStream out;
    private int wrong;

    Telling(PrintStream out) {
        this.out = out;
    }

    /** A new part of the story. */
    void part(String text) {
        out.println();
        out.println(text);
    }

    /** What happened. */
    void line(String text) {
        out.println("  " + text);
    }

    /** What happened, if it did. */
    void line(boolean asItShould, String text) {
        if (asItShould) {
            line(text);
        } else {
            wrong("this is not so: " + text);
        }
    }

    void wrong(String text) {
        wrong++;
        line("WRONG: " + text);
    }

    /** Answers whether all was as it should be. */
    boolean end(String verdict) {
        part(wrong == 0 ? "As told: " + verdict : "Not as told: WRONG above, times " + wrong);
        return wrong == 0;
    }
}
