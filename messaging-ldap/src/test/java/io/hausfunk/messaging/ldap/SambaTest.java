// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.ldap.servers.Installed;
import io.hausfunk.messaging.ldap.servers.SambaDomain;
import io.hausfunk.messaging.ldap.servers.SambaPeople;
import io.hausfunk.messaging.ldap.servers.ServerPeople;
import io.hausfunk.messaging.ldap.servers.TestCa;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The suite, and what Active Directory alone has, with a real domain of Samba, over LDAPS, as an ordinary user of it. */
@Timeout(300)
class SambaTest extends RealServerSuite {
    private static final TenantId TENANT = new TenantId("acme");
    private static final String READER_PASSWORD = "Only-reads-4711";

    private static TestCa ca;
    private static SambaDomain domain;
    private static LDAPConnection admin;
    private static SambaPeople people;
    private static String reader;

    @BeforeAll
    static void start() throws LDAPException {
        assumeTrue(Installed.SAMBA.isThereForTests());
        ca = new TestCa();
        domain = new SambaDomain(ca);
        admin = domain.connect();
        people = new SambaPeople(admin);
        people.lockAfter(3);
        reader = people.add("reader", "Reader", READER_PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
        }
        if (domain != null) {
            domain.close();
        }
        if (ca != null) {
            ca.close();
        }
    }

    @Override
    protected ServerPeople people() {
        return people;
    }

    @Override
    protected LdapSettings settings() {
        return LdapSettings.activeDirectory()
                .servers("ldaps://127.0.0.1:" + domain.tlsPort())
                .trust(ca.certificate())
                .serviceAccount(reader, READER_PASSWORD.toCharArray())
                .baseDn(SambaDomain.BASE);
    }

    /** Samba takes no {@code =} in a name. */
    @Override
    protected List<String> oddNames() {
        return super.oddNames().stream().filter(name -> !name.contains("=")).toList();
    }

    @Test
    void states_of_accounts_are_told_apart_and_to_the_right_password_only() throws LDAPException {
        String run = fresh();
        String off = addPerson("a" + run, "Anna " + run);
        String over = addPerson("b" + run, "Ben " + run);
        String old = addPerson("c" + run, "Carl " + run);
        addPerson("d" + run, "Dora " + run);
        UserId anna = idOf("a" + run);
        UserId ben = idOf("b" + run);
        UserId carl = idOf("c" + run);
        UserId dora = idOf("d" + run);

        disable(off);
        people.expire(over);
        people.demandPasswordChange(old);
        for (int n = 0; n < 3; n++) {
            assertThat(signIn("d" + run, "wrong")).isEqualTo(new Rejected());
        }

        assertThat(signIn("a" + run, PASSWORD)).isEqualTo(new NotUsable(AccountState.DISABLED));
        assertThat(signIn("b" + run, PASSWORD)).isEqualTo(new NotUsable(AccountState.EXPIRED));
        assertThat(signIn("c" + run, PASSWORD)).isEqualTo(new NotUsable(AccountState.PASSWORD_CHANGE_REQUIRED));
        assertThat(signIn("d" + run, PASSWORD)).isEqualTo(new Rejected());
        assertThat(List.of("a", "b", "c", "d"))
                .allSatisfy(letter -> assertThat(signIn(letter + run, "wrong")).isEqualTo(new Rejected()));
        assertThat(List.of(anna, ben, carl, dora))
                .extracting(this::state)
                .containsExactly(
                        AccountState.DISABLED,
                        AccountState.EXPIRED,
                        AccountState.PASSWORD_CHANGE_REQUIRED,
                        AccountState.LOCKED);
        people.enable(off);
        assertThat(signIn("a" + run, PASSWORD)).isEqualTo(new Authenticated(anna));
    }

    private AccountState state(UserId user) {
        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            return directory.find(TENANT, user).orElseThrow().account();
        }
    }

    @Test
    void a_group_of_three_thousand_is_complete() throws LDAPException {
        String run = fresh();
        List<String> dns = new ArrayList<>();
        for (int n = 0; n < 3000; n++) {
            dns.add(people.addSilent("p" + n + run.substring(0, 8)));
        }
        String group = addGroup("g" + run, dns);

        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            DirectoryGroups groups = directory.groups().orElseThrow();
            DirectoryGroup found = groups.named(TENANT, "g" + run, 1).get(0);
            assertThat(found.people()).hasSize(3000);
            assertThat(directory.feed().orElseThrow().snapshot(TENANT).groups()).contains(found);
        }
        delete(group); // First: leaving it one by one takes a minute.
        for (String dn : dns) {
            delete(dn);
        }
    }

    @Test
    void people_are_in_the_primary_group_that_does_not_list_them() throws LDAPException {
        String login = fresh();
        addPerson(login, "Anna " + login);

        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            DirectoryGroups groups = directory.groups().orElseThrow();
            DirectoryGroup users = groups.named(TENANT, "Domain Users", 1).get(0);
            assertThat(users.people()).contains(idOf(login));
            assertThat(groups.groupsOf(TENANT, idOf(login))).contains(users.id());
        }
    }
}
