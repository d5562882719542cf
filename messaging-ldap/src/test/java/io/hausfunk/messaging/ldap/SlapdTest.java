// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.ldap.servers.Installed;
import io.hausfunk.messaging.ldap.servers.ServerPeople;
import io.hausfunk.messaging.ldap.servers.Slapd;
import io.hausfunk.messaging.ldap.servers.SlapdPeople;
import io.hausfunk.messaging.ldap.servers.TestCa;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The suite, and the states of accounts, with a real OpenLDAP, over StartTLS. */
@Timeout(120)
class SlapdTest extends RealServerSuite {
    private static final TenantId TENANT = new TenantId("acme");
    /** The server gives 500 at once. */
    private static final int MANY = Boolean.getBoolean("hausfunk.thorough") ? 3000 : 600;

    private static TestCa ca;
    private static Slapd slapd;
    private static LDAPConnection admin;
    private static SlapdPeople people;

    @BeforeAll
    static void start() {
        assumeTrue(Installed.SLAPD.isThereForTests());
        ca = new TestCa();
        slapd = new Slapd(ca);
        admin = slapd.connect();
        people = new SlapdPeople(admin);
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
            slapd.close();
            ca.close();
        }
    }

    @Override
    protected ServerPeople people() {
        return people;
    }

    @Override
    protected LdapSettings settings() {
        return LdapSettings.openLdap()
                .servers("ldap://127.0.0.1:" + slapd.port())
                .startTls()
                .trust(ca.certificate())
                .serviceAccount(Slapd.READER, Slapd.PASSWORD.toCharArray())
                .baseDn(Slapd.BASE);
    }

    @Test
    void who_is_locked_out_or_needs_another_password_is_not_let_in() throws LDAPException {
        String anna = fresh();
        String annaDn = addPerson(anna, "Anna " + anna);
        String ben = fresh();
        String benDn = addPerson(ben, "Ben " + ben);

        people.demandPasswordChange(benDn);
        assertThat(signIn(ben, PASSWORD)).isEqualTo(new NotUsable(AccountState.PASSWORD_CHANGE_REQUIRED));
        assertThat(signIn(ben, "wrong")).isEqualTo(new Rejected());
        for (int n = 0; n < 3; n++) {
            assertThat(signIn(anna, "wrong")).isEqualTo(new Rejected());
        }
        UserId locked = activeOr(annaDn, AccountState.LOCKED, anna);
        assertThat(signIn(anna, PASSWORD)).isEqualTo(new Rejected());
        people.enable(annaDn);
        assertThat(signIn(anna, PASSWORD)).isEqualTo(new Authentication.Authenticated(locked));
    }

    private UserId activeOr(String dn, AccountState expected, String login) throws LDAPException {
        UserId user = UserId.of(admin.getEntry(dn, "entryUUID").getAttributeValue("entryUUID"));
        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            assertThat(directory.find(TENANT, user)).hasValueSatisfying(person -> {
                assertThat(person.loginName()).contains(login);
                assertThat(person.account()).isEqualTo(expected);
            });
        }
        return user;
    }

    @Test
    void more_people_than_the_server_gives_at_once_come_whole() throws LDAPException {
        String run = fresh();
        List<String> dns = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            dns.add(addPerson(run + "-" + n, "Many " + run + " " + n));
        }
        people.addGroup("g" + run, dns);

        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            assertThat(directory.feed().orElseThrow().snapshot(TENANT).people()).hasSizeGreaterThanOrEqualTo(MANY);
            DirectoryGroup all =
                    directory.groups().orElseThrow().named(TENANT, "g" + run, 1).get(0);
            assertThat(all.people()).hasSize(MANY);
        }
        for (String dn : dns) {
            delete(dn);
        }
    }
}
