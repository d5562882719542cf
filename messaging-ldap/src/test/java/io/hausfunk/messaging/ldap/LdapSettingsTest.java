// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LdapSettingsTest {
    private static final LdapSettings GOOD = LdapSettings.openLdap()
            .servers("ldaps://ldap.example.com:636", "ldaps://[::1]:1636")
            .serviceAccount("cn=reader,dc=example,dc=com", "secret".toCharArray())
            .baseDn("dc=example,dc=com");

    @Test
    void good_ones_have_no_problems() {
        assertThat(GOOD.problems()).isEmpty();
        assertThat(GOOD.servers("ldap://ldap.example.com").startTls().problems())
                .isEmpty();
        assertThat(GOOD.servers("ldap://ldap.example.com").withoutTls().problems())
                .isEmpty();
        assertThat(LdapSettings.activeDirectory()
                        .servers("ldaps://dc")
                        .serviceAccount("chat@example.com", "x".toCharArray())
                        .baseDn("DC=example,DC=com")
                        .problems())
                .isEmpty();
        assertThat(LdapSettings.directory389().attributes().id()).isEqualTo("nsUniqueId");
    }

    @Test
    void all_problems_are_told_at_once() {
        LdapSettings bad = LdapSettings.openLdap()
                .servers("http://x", "ldap://user@host", "ldap://host")
                .baseDn("not a dn")
                .peopleFilter("(uid=")
                .attributes(LdapSettings.openLdap()
                        .attributes()
                        .name("display name")
                        .id(""))
                .poolSize(0)
                .pageSize(0)
                .connectTimeout(Duration.ofMinutes(1))
                .responseTimeout(Duration.ZERO);

        assertThat(bad.problems())
                .hasSize(12)
                .anyMatch(problem -> problem.contains("number 1 of servers"))
                .anyMatch(problem -> problem.contains("number 2 of servers"))
                .anyMatch(problem -> problem.contains("in the clear"))
                .anyMatch(problem -> problem.contains("service account"))
                .anyMatch(problem -> problem.contains("not a DN"))
                .anyMatch(problem -> problem.contains("not a filter"))
                .anyMatch(problem -> problem.contains("display name"))
                .anyMatch(problem -> problem.contains("for their id"))
                .anyMatch(problem -> problem.contains("poolSize"))
                .anyMatch(problem -> problem.contains("pageSize"))
                .anyMatch(problem -> problem.contains("connectTimeout"))
                .anyMatch(problem -> problem.contains("responseTimeout"));
        assertThatThrownBy(() -> LdapDirectory.connect(bad))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("poolSize")
                .hasMessageContaining("pageSize");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost:389",
                "ldaps:dc1.example.com",
                "ldap:389",
                "ldaps://",
                "ldaps:///",
                "ldaps://:636",
                "ldaps://dc1:0",
                "ldaps://dc1:65536",
                "ldaps://dc1:-1",
                "ldaps://dc1:99999999999",
                "ldaps://dc1,dc2",
                "ldaps://dc1/dc=example",
                "ldaps://dc1?cn",
                "ldaps://dc1 ",
                "ldap://cn=reader:secret@dc1",
                "ldapi:///var/run",
                "//dc1"
            })
    void nonsense_in_place_of_a_server_is_a_problem_that_does_not_repeat_it(String url) {
        assertThat(GOOD.servers(url).problems())
                .singleElement()
                .asString()
                .contains("number 1 of servers")
                .doesNotContain("secret");
    }

    @Test
    void the_beginning_of_a_url_may_be_in_capital_letters() {
        assertThat(GOOD.servers("LDAPS://dc1.example.com").problems()).isEmpty();
    }

    @Test
    void times_of_any_length_and_blank_places_are_problems_and_no_accidents() {
        assertThat(GOOD.connectTimeout(ChronoUnit.FOREVER.getDuration()).problems())
                .hasSize(1);
        assertThat(GOOD.responseTimeout(Duration.ofSeconds(Long.MIN_VALUE)).problems())
                .hasSize(1);
        assertThat(GOOD.baseDn(" ").problems()).hasSize(1);
        assertThat(GOOD.peopleBase(" ").problems()).hasSize(1);
    }

    @Test
    void encryption_is_left_out_only_if_that_is_said() {
        assertThat(GOOD.servers("ldap://host").problems()).hasSize(1);
        assertThat(GOOD.servers("ldap://host").startTls().withoutTls().problems())
                .hasSize(1);
        assertThat(GOOD.startTls().problems()).hasSize(1);
    }

    @Test
    void files_of_certificates_are_looked_at(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertThat(GOOD.trust(text).problems()).hasSize(1);
        assertThat(GOOD.trust(folder.resolve("missing.pem")).problems()).hasSize(1);
    }

    @Test
    void nothing_secret_is_in_a_text() {
        LdapSettings settings = GOOD.serviceAccount("cn=reader,dc=example,dc=com", "secret".toCharArray());

        assertThat(settings.toString()
                        + settings.settings()
                        + settings.settings().account())
                .doesNotContain("secret")
                .doesNotContain("reader");
    }

    @Test
    void each_method_leaves_the_settings_before_as_they_were() {
        GOOD.servers("nonsense").poolSize(0);

        assertThat(GOOD.problems()).isEmpty();
    }
}
