// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator who got something wrong reads what it is, and what to do. */
class LdapCheckTest {
    private final Mischief mischief = new Mischief();
    private final MemoryServer server = new MemoryServer(mischief);

    @BeforeEach
    void fill() throws LDAPException {
        String anna = server.addPerson("anna", "Anna", "right", new Attribute("mail", "anna@example.com"));
        server.addPerson("ben", "Ben", "right", new Attribute("pwdAccountLockedTime", "000001010000Z"));
        server.addGroup("Sales", List.of(anna));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_there_is_counted_and_shown_in_order() {
        LdapCheck check = check(openLdap());

        assertThat(check.problems()).isEmpty();
        assertThat(check.lines())
                .contains("2 people: 1 ACTIVE, 1 DISABLED", "groups: 1")
                .anyMatch(line -> line.startsWith("Nobody has departmentNumber, l, manager, preferredLanguage"));
        assertThat(check.lines().subList(check.lines().size() - 2, check.lines().size()))
                .satisfiesExactly(
                        anna -> assertThat(anna).startsWith("Anna, ").endsWith("directly in Sales"),
                        ben -> assertThat(ben).startsWith("Ben, ").endsWith("directly in no group"));
    }

    @Test
    void a_wrong_base_is_told_with_what_the_server_has() {
        problem(openLdap().baseDn("dc=exmaple,dc=com"))
                .contains("there is no dc=exmaple,dc=com here", "look at baseDn", "this server has dc=example,dc=com");
        problem(openLdap().groupBase("ou=grops," + MemoryServer.BASE))
                .contains("there is no ou=grops," + MemoryServer.BASE);
    }

    @Test
    void a_wrong_account_or_password_is_told_as_such() {
        problem(openLdap().serviceAccount(MemoryServer.READER, "wrong".toCharArray()))
                .contains("does not take the service account", "DN and password");
        problem(openLdap().serviceAccount("cn=nobody," + MemoryServer.BASE, "wrong".toCharArray()))
                .contains("does not take the service account");
    }

    @Test
    void active_directory_tells_what_is_wrong_with_the_account() {
        Map<String, String> words = Map.of(
                "525", "nobody is called so",
                "52e", "its DN or its password is wrong",
                "533", "it is disabled",
                "701", "it has expired",
                "773", "it has to change its password",
                "775", "it is locked");
        LookAlike lookAlike = new LookAlike();
        try (MemoryServer activeDirectory = new MemoryServer(lookAlike)) {
            lookAlike.watch(activeDirectory.server());
            words.forEach((data, word) -> {
                lookAlike.refuse(MemoryServer.READER, data);
                problem(activeDirectory.settings()).contains("does not take the service account: " + word);
            });
        }
    }

    @Test
    void the_preset_of_another_product_is_the_only_problem_told() {
        problem(LdapSettings.activeDirectory()
                        .servers(url("ldap"))
                        .withoutTls()
                        .serviceAccount(MemoryServer.READER, MemoryServer.READER_PASSWORD.toCharArray())
                        .baseDn(MemoryServer.BASE))
                .contains("not Active Directory", "openLdap()");
    }

    @Test
    void a_port_of_another_kind_is_told() {
        problem(openLdap().servers(url("ldaps"))).contains("does not speak TLS here");
        LdapSettings startTls = LdapSettings.openLdap()
                .servers(url("ldap"))
                .startTls()
                .serviceAccount(MemoryServer.READER, MemoryServer.READER_PASSWORD.toCharArray())
                .baseDn(MemoryServer.BASE);
        problem(startTls).contains("does not offer StartTLS");
    }

    @Test
    void nobody_there_is_told() {
        problem(openLdap().peopleFilter("(uid=zoe)")).contains("nobody is there", "peopleFilter");
    }

    @Test
    void people_who_cannot_sign_in_are_told() {
        LdapSettings settings = openLdap();
        problem(settings.attributes(settings.attributes().logins("mailNickname")))
                .contains("nobody has mailNickname, with which people sign in");
    }

    @Test
    void no_group_is_wrong_only_where_some_are_expected() {
        LdapCheck unexpected = check(openLdap().baseDn(MemoryServer.PEOPLE));
        assertThat(unexpected.problems()).isEmpty();
        assertThat(unexpected.lines()).contains("groups: 0").anyMatch(line -> line.contains("look at groupBase"));

        problem(openLdap().groupBase(MemoryServer.PEOPLE)).contains("no group is there", "groupBase");
        problem(openLdap().groupFilter("(cn=Purchase)")).contains("no group is there", "groupFilter");
    }

    @Test
    void a_limit_of_the_server_is_told() {
        mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.SIZE_LIMIT_EXCEEDED));

        problem(openLdap()).contains("it stops at a limit");
    }

    @Test
    void names_that_the_schema_does_not_have_are_told() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(MemoryServer.BASE);
        config.addAdditionalBindCredentials(MemoryServer.READER, MemoryServer.READER_PASSWORD);
        InMemoryDirectoryServer withSchema = new InMemoryDirectoryServer(config);
        withSchema.add("dn: " + MemoryServer.BASE, "objectClass: domain", "dc: example");
        withSchema.add(
                "dn: uid=anna," + MemoryServer.BASE, "objectClass: inetOrgPerson", "uid: anna", "cn: Anna", "sn: A");
        withSchema.startListening();
        LdapSettings settings = openLdap().servers("ldap://127.0.0.1:" + withSchema.getListenPort());

        LdapCheck check = check(settings.attributes(settings.attributes().department("abteilung")));
        assertThat(check.problems()).isEmpty();
        assertThat(check.lines())
                .contains("It knows no attribute abteilung, which stays empty")
                .anyMatch(line -> line.startsWith("It knows neither pwdAccountLockedTime nor nsAccountLock"));
        assertThat(check(settings.attributes(settings.attributes().groupId("gruppenId")))
                        .problems())
                .anyMatch(problem -> problem.startsWith("it knows no attribute gruppenId, by which"));
        withSchema.shutDown(true);
    }

    private LdapSettings openLdap() {
        return server.settings();
    }

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.port();
    }

    private static LdapCheck check(LdapSettings settings) {
        try (LdapDirectory directory = LdapDirectory.connect(settings)) {
            return directory.check();
        }
    }

    private static AbstractStringAssert<?> problem(LdapSettings settings) {
        return assertThat(check(settings).problems()).singleElement().asString();
    }
}
