// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.util.ArrayList;
import java.util.List;

/** Runs each node as a user of its own, who may read what root may, so that its threads can be limited; for root there is no limit. */
public final class NodeUser {
    private static final int FIRST = 60_001;

    /** More than any node has, and no more than every system allows. */
    private static final int MANY = 4_000;

    private NodeUser() {}

    /** Whether this system can do it. Needs root, {@code setpriv} and {@code prlimit}. */
    public static boolean possible() {
        List<String> attempt = new ArrayList<>(prefix(0));
        attempt.addAll(List.of("prlimit", "--nproc=" + MANY + ":", "true"));
        return Shell.tries(attempt);
    }

    /** The words to put before the command of a node. */
    public static List<String> prefix(int node) {
        String user = Integer.toString(FIRST + node);
        return List.of(
                "setpriv",
                "--reuid",
                user,
                "--regid",
                user,
                "--clear-groups",
                "--inh-caps",
                "+dac_override",
                "--ambient-caps",
                "+dac_override");
    }

    /** From now on a node can make no further thread, or may again. */
    public static void limitThreads(int node, long process, boolean limited) {
        List<String> command = new ArrayList<>(prefix(node)); // Only the same user may always do that to a process.
        command.addAll(List.of("prlimit", "--pid", Long.toString(process), "--nproc=" + (limited ? 1 : MANY) + ":"));
        Shell.run(command.toArray(String[]::new));
    }
}
