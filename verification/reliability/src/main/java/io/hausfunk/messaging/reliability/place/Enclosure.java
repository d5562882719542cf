// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.util.ArrayList;
import java.util.List;

/**
 * A network, process and mount namespace that nobody outside sees, and that the kernel takes away with everything in it when
 * its first process ends, however that ends. Needs Linux with {@code unshare} and {@code ip}, and root or the right to make
 * user namespaces.
 */
public final class Enclosure {
    private static final List<String> UNSHARE =
            List.of("--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");
    // The shell stays: as the first process it buries orphans.
    private static final String FIRST =
            "mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link set lo up || exit 97; \"$@\"; exit $?";

    private static final String INSIDE = "hausfunk.proof.enclosed";

    private Enclosure() {}

    /** Whether this process runs enclosed. */
    public static boolean inside() {
        return Boolean.getBoolean(INSIDE);
    }

    /** The option of a JVM that was started with {@link #prefix}. */
    public static String option() {
        return "-D" + INSIDE + "=true";
    }

    /** The words to put before a command so that it runs enclosed; empty if this system cannot do it. */
    public static List<String> prefix() {
        for (List<String> rights : List.of(List.<String>of(), List.of("--user", "--map-root-user"))) {
            List<String> prefix = prefix(rights);
            List<String> attempt = new ArrayList<>(prefix);
            attempt.addAll(List.of("ip", "netns", "add", "attempt"));
            if (Shell.tries(attempt)) {
                return prefix;
            }
        }
        return List.of();
    }

    private static List<String> prefix(List<String> rights) {
        List<String> prefix = new ArrayList<>(List.of("unshare"));
        prefix.addAll(rights);
        prefix.addAll(UNSHARE);
        prefix.addAll(List.of("sh", "-c", FIRST, "sh"));
        return prefix;
    }
}
