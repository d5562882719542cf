// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LdapLoginTest {
    private final RecordingTerminal terminal = new RecordingTerminal();

    @Test
    void the_story_ends_as_told() {
        assertThat(terminal.run()).isEqualTo(LdapLogin.FINE);

        assertThat(terminal.text())
                .contains(
                        "it is Jürgen Weiß, in Alle (by another group), Außendienst, Vertrieb (by another group)",
                        "His session is closed after",
                        "refused, ACCOUNT_NOT_USABLE",
                        "As told: 3 signed in, 3 refused, 1 came, 1 is out")
                .doesNotContain("WRONG");
    }

    @Test
    void a_directory_of_yours_is_written_to_by_nobody_but_its_administrator() {
        try (CompanyServer company = new CompanyServer()) {
            terminal.with(Passwords.OF_THE_PERSON, "bjoern's secret")
                    .when("Now disable Björn Größer", () -> company.disable("bjoern.groesser"));

            int code = terminal.run(at(company, "--login", "bjoern.groesser", "--group", "Vertrieb", "--wait", "60"));

            assertThat(terminal.text())
                    .contains(
                            "bjoern.groesser is Björn Größer, in Alle, Außendienst, Vertrieb",
                            "How many are in it: 4, Björn Größer among them.",
                            "Björn Größer is out of the conversation.",
                            "Signing in again: refused, ACCOUNT_NOT_USABLE",
                            "As told: 1 signed in, 1 is out")
                    .doesNotContain("WRONG", "secret");
            assertThat(code).isEqualTo(LdapLogin.FINE);
        }
    }

    @Test
    void nobody_disabled_in_time_is_wrong() {
        try (CompanyServer company = new CompanyServer()) {
            terminal.with(Passwords.OF_THE_PERSON, "sofia's secret");

            assertThat(terminal.run(at(company, "--login", "sofia.rossi", "--wait", "1")))
                    .isEqualTo(LdapLogin.WRONG);
            assertThat(terminal.text()).contains("WRONG: the session is still open", "Not as told");
        }
    }

    @Test
    void a_wrong_password_and_a_group_of_others_are_wrong() {
        try (CompanyServer company = new CompanyServer()) {
            terminal.with(Passwords.OF_THE_PERSON, "guessed");
            assertThat(terminal.run(at(company, "--login", "sofia.rossi"))).isEqualTo(LdapLogin.WRONG);
            assertThat(terminal.text()).contains("WRONG: SIGN_IN_REJECTED");

            terminal.with(Passwords.OF_THE_PERSON, "sofia's secret");
            assertThat(terminal.run(at(company, "--login", "sofia.rossi", "--group", "Vertrieb")))
                    .isEqualTo(LdapLogin.WRONG);
            assertThat(terminal.text()).contains("Sofia Rossi does not belong to Vertrieb");

            assertThat(terminal.run(at(company, "--login", "sofia.rossi", "--group", "Vorstand")))
                    .isEqualTo(LdapLogin.WRONG);
            assertThat(terminal.text()).contains("the directory has no group Vorstand");
        }
    }

    private String[] at(CompanyServer company, String... more) {
        terminal.with(Passwords.OF_THE_ACCOUNT, CompanyServer.PASSWORD);
        return CheckTest.at(company.url(), more);
    }
}
