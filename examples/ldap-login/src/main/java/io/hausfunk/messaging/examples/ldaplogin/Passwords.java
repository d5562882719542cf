// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import java.io.Console;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where passwords come from: the environment or the keyboard, and never the command line, which others on the machine can see. */
@FunctionalInterface
interface Passwords {
    String OF_THE_ACCOUNT = "HAUSFUNK_LDAP_PASSWORD";
    String OF_THE_PERSON = "HAUSFUNK_LOGIN_PASSWORD";

    /**
     * A password.
     *
     * @param variable the environment's name for it
     * @param whose to ask for it
     * @throws UsageException if there is none
     */
    char[] password(String variable, String whose);

    /** As this process was given them. */
    static Passwords ofThisProcess() {
        return from(System::getenv);
    }

    /** From an environment, otherwise from whoever sits at the terminal. */
    static Passwords from(UnaryOperator<@Nullable String> environment) {
        return (variable, whose) -> {
            String given = environment.apply(variable);
            char[] password = given == null ? typed(whose) : given.toCharArray();
            if (password.length == 0) {
                throw new UsageException("the password of " + whose
                        + " is asked for at a terminal, or comes in the variable " + variable);
            }
            return password;
        };
    }

    /** Before Java 22 there is no console without a terminal; since then it reads nothing from none. */
    @SuppressWarnings("SystemConsoleNull")
    private static char[] typed(String whose) {
        Console console = System.console();
        char[] password = console == null ? null : console.readPassword("Password of %s: ", whose);
        return password == null ? new char[0] : password;
    }
}
