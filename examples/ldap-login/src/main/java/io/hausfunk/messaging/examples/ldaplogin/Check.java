// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import io.hausfunk.messaging.ldap.LdapCheck;
import io.hausfunk.messaging.ldap.LdapDirectory;
import io.hausfunk.messaging.ldap.LdapSettings;
import java.io.PrintStream;

/** What an administrator runs before people come. */
final class Check {
    private Check() {}

    /** Prints what was found; answers whether people can come. */
    static boolean run(LdapSettings settings, PrintStream out) {
        LdapCheck check;
        try (LdapDirectory directory = LdapDirectory.connect(settings)) {
            check = directory.check();
        }
        check.lines().forEach(line -> out.println("  " + CommandWords.of(line)));
        check.problems().forEach(problem -> out.println("PROBLEM: " + CommandWords.of(problem)));
        out.println();
        if (check.ready()) {
            out.println("Ready: people can come.");
            return true;
        }
        out.println("Not ready: " + check.problems().size() + " to mend.");
        return false;
    }
}
