// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.ldap.LdapSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** People sign in through a directory over LDAP, a conversation follows a group, and who is disabled there is out. */
public final class LdapLogin {
    static final int FINE = 0;
    static final int WRONG = 1;
    static final int NOT_UNDERSTOOD = 2;

    private LdapLogin() {}

    /**
     * Starts the example. Ends with 0 if all is well, 1 if not, 2 if the command line is not understood.
     *
     * @param arguments nothing, or as {@link LoginOptions#USAGE} says
     */
    public static void main(String[] arguments) {
        // Names have umlauts, whatever the JVM thinks of the terminal.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(out, Passwords.ofThisProcess(), arguments);
        if (code != FINE) {
            System.exit(code);
        }
    }

    static int run(PrintStream out, Passwords passwords, String... arguments) {
        try {
            LoginOptions options = LoginOptions.parse(arguments);
            boolean fine = options.ownDirectory() ? withYours(options, passwords, out) : withOurs(options, out);
            return fine ? FINE : WRONG;
        } catch (UsageException e) {
            out.println(e.getMessage());
            out.println(LoginOptions.USAGE);
            return NOT_UNDERSTOOD;
        }
    }

    private static boolean withOurs(LoginOptions options, PrintStream out) {
        try (CompanyServer company = new CompanyServer()) {
            out.println("Brückner Werkzeuge, a small company, has its people in a directory. It is made on the spot: "
                    + company.url());
            if (options.check()) {
                return Check.run(company.settings(), out);
            }
            return tell(company.settings(), out, (office, telling) -> new CompanyDay(company, office, telling).tell());
        }
    }

    private static boolean withYours(LoginOptions options, Passwords passwords, PrintStream out) {
        LdapSettings settings = options.settings(passwords.password(Passwords.OF_THE_ACCOUNT, options.account()));
        if (options.check()) {
            return Check.run(settings, out);
        }
        char[] password = passwords.password(Passwords.OF_THE_PERSON, options.login());
        return tell(
                settings,
                out,
                (office, telling) -> new Visit(office, telling)
                        .tell(options.login(), password, options.group(), options.patience()));
    }

    private static boolean tell(LdapSettings settings, PrintStream out, Plot plot) {
        Telling telling = new Telling(out);
        try (OfficeEngine office = new OfficeEngine(settings)) {
            return plot.tell(office, telling);
        } catch (MessagingException e) {
            telling.wrong(e.code() + ", " + e.detail());
            if (e.code() == ErrorCode.DIRECTORY_UNAVAILABLE) {
                telling.line("check with the same options says why.");
            }
            return telling.end("");
        } catch (CompanyDayException e) {
            telling.wrong(String.valueOf(e.getMessage()));
            return telling.end("");
        }
    }

    /** What happens in an office; answers whether it was as it should be. */
    private interface Plot {
        boolean tell(OfficeEngine office, Telling telling);
    }
}
