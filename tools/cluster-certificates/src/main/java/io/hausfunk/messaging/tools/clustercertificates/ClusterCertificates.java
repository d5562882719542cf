// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.clustercertificates;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a private CA in a directory, and a certificate for each node named. What exists already stays as it is, so that a
 * node can be added later.
 */
public final class ClusterCertificates {
    private static final String USAGE = "usage: cluster-certificates DIRECTORY NODE...\n"
            + "The password of all files comes from the environment variable HAUSFUNK_CA_PASSWORD.";

    private ClusterCertificates() {}

    /** Ends with 0, or with 2 if the command line or the password does not do, or with 3 if files could not be made. */
    public static void main(String... arguments) {
        String password = System.getenv("HAUSFUNK_CA_PASSWORD");
        int status = run(List.of(arguments), password == null ? null : password.toCharArray(), System.out, System.err);
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> arguments, char @Nullable [] password, PrintStream out, PrintStream err) {
        if (arguments.size() < 2 || password == null) {
            err.println(USAGE);
            return 2;
        }
        try {
            PrivateCa ca = PrivateCa.in(Path.of(arguments.get(0)), password);
            for (String node : arguments.subList(1, arguments.size())) {
                out.println(node + ": " + ca.node(node) + " and " + ca.trust());
            }
            out.println("Give each node its own file and trust.p12. Keep ca.p12 apart: who has it makes nodes.");
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 3;
        } finally {
            Arrays.fill(password, ' ');
        }
    }
}
