// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CheckTest {
    private final RecordingTerminal terminal =
            new RecordingTerminal().with(Passwords.OF_THE_ACCOUNT, CompanyServer.PASSWORD);

    @Test
    void the_directory_of_the_spot_is_ready() {
        assertThat(terminal.run("check")).isEqualTo(LdapLogin.FINE);

        assertThat(terminal.text())
                .contains(
                        "11 people: 11 ACTIVE",
                        "groups: 6",
                        "Käthe Löwe, login kaethe.loewe",
                        "Ready: people can come.");
    }

    @Test
    void what_is_wrong_with_a_directory_of_yours_is_said() {
        try (CompanyServer company = new CompanyServer()) {
            assertThat(check(company.url())).isEqualTo(LdapLogin.FINE);
            problem("there is no dc=brueckne,dc=example here", company.url(), "--base", "dc=brueckne,dc=example");
            problem("nobody is there", company.url(), "--people-filter", "(departmentNumber=Vorstand)");
            problem("no group is there", company.url(), "--group-base", "ou=people," + CompanyServer.BASE);
            problem("nobody listens there", "ldap://127.0.0.1:1");
            problem("does not speak TLS here", company.url().replace("ldap:", "ldaps:"));
            problem(
                    "not Active Directory: use --preset openldap or --preset 389",
                    company.url(),
                    "--preset",
                    "Active-Directory");
            terminal.with(Passwords.OF_THE_ACCOUNT, "guessed");
            problem("does not take the service account", company.url());
        }
        assertThat(terminal.text()).doesNotContain("guessed", CompanyServer.PASSWORD);
    }

    @Test
    void a_command_line_that_is_not_understood_is_answered_with_the_usage() {
        notUnderstood("What this example understands:", "--help");
        notUnderstood("not understood: --password", "check", "--password", "x");
        notUnderstood("which directory? --url is missing", "--base", "dc=x");
        notUnderstood("--base is missing", "check", "--url", "ldaps://localhost");
        notUnderstood("--login is missing", "--url", "ldaps://localhost", "--base", "dc=x", "--account", "cn=x");
        notUnderstood("--preset takes", at("ldap://localhost", "check", "--preset", "x"));
        notUnderstood("--wait takes seconds", at("ldap://localhost", "check", "--wait", "x"));
        notUnderstood("--trust needs a value", "--trust");
        notUnderstood(
                "ldap:// sends passwords in the clear: use ldaps://, or --start-tls, or say --without-tls",
                "check",
                "--url",
                "ldap://localhost",
                "--base",
                "dc=x",
                "--account",
                "cn=x");
        notUnderstood("nowhere.pem cannot be read", at("ldap://localhost", "check", "--trust", "nowhere.pem"));
        terminal.with(Passwords.OF_THE_ACCOUNT, "");
        notUnderstood("comes in the variable HAUSFUNK_LDAP_PASSWORD", at("ldap://localhost", "check"));
    }

    /** Options for a directory without TLS, and more; those that come later count. */
    static String[] at(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--url",
                url,
                "--without-tls",
                "--preset",
                "openldap",
                "--base",
                CompanyServer.BASE,
                "--account",
                CompanyServer.ACCOUNT));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private int check(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("check");
        return terminal.run(at(url, arguments.toArray(String[]::new)));
    }

    private void problem(String words, String url, String... more) {
        assertThat(check(url, more)).as(words).isEqualTo(LdapLogin.WRONG);
        assertThat(terminal.text()).contains(words);
    }

    private void notUnderstood(String words, String... arguments) {
        assertThat(terminal.run(arguments)).as(words).isEqualTo(LdapLogin.NOT_UNDERSTOOD);
        assertThat(terminal.text()).contains(words, "usage:");
    }
}
