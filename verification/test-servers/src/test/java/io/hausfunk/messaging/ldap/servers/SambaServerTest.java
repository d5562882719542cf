// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.hausfunk.messaging.servers.Ports;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the real domain is what tests of the directory take it for. */
class SambaServerTest {
    private static final String PASSWORD = "Right-enough-1";

    private static TestCa ca;
    private static SambaDomain domain;
    private static boolean othersListened;

    @BeforeAll
    static void start() {
        assumeTrue(Installed.SAMBA.isThereForTests());
        ca = new TestCa();
        othersListened = Ports.listening(389);
        domain = new SambaDomain(ca);
    }

    @AfterAll
    static void stop() {
        if (domain != null) {
            domain.close();
        }
        if (ca != null) {
            ca.close();
        }
    }

    @Test
    void takes_passwords_after_starttls_only() throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection(Connections.options(), "127.0.0.1", domain.port())) {
            assertThatThrownBy(() -> connection.bind(SambaDomain.ADMINISTRATOR, SambaDomain.PASSWORD))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.STRONG_AUTH_REQUIRED));
        }
        try (LDAPConnection connection = new LDAPConnection(Connections.options(), "127.0.0.1", domain.port())) {
            connection.processExtendedOperation(new StartTLSExtendedRequest(Connections.trusting(ca)));
            assertThat(connection
                            .bind(SambaDomain.ADMINISTRATOR, SambaDomain.PASSWORD)
                            .getResultCode())
                    .isEqualTo(ResultCode.SUCCESS);
        }
    }

    @Test
    void tells_the_states_of_accounts_apart() throws LDAPException {
        try (LDAPConnection admin = domain.connect()) {
            SambaPeople people = new SambaPeople(admin);
            people.lockAfter(3);
            String anna = people.add("anna", "anna", PASSWORD);
            assertThat(refusal(anna, PASSWORD)).isEmpty();
            assertThat(refusal(anna, "Wrong-1")).contains("data 52e");
            people.disable(anna);
            assertThat(refusal(anna, PASSWORD)).contains("data 533");
            people.enable(anna);
            people.expire(anna);
            assertThat(refusal(anna, PASSWORD)).contains("data 701");
            String ben = people.add("ben", "ben", PASSWORD);
            people.demandPasswordChange(ben);
            assertThat(refusal(ben, PASSWORD)).contains("data 773");
            String carl = people.add("carl", "carl", PASSWORD);
            for (int n = 0; n < 3; n++) {
                refusal(carl, "Wrong-1");
            }
            assertThat(refusal(carl, PASSWORD)).contains("data 775");
        }
    }

    private static String refusal(String dn, String password) {
        try {
            Connections.overTls(ca, domain.tlsPort(), dn, password).close();
            return "";
        } catch (IllegalStateException e) {
            return ((LDAPException) e.getCause()).getDiagnosticMessage();
        }
    }

    @Test
    void finds_people_through_groups_in_groups() throws LDAPException {
        try (LDAPConnection admin = domain.connect()) {
            SambaPeople people = new SambaPeople(admin);
            String dora = people.addSilent("dora");
            String inner = people.addGroup("inner", List.of(dora));
            String outer = people.addGroup("outer", List.of(inner));
            assertThat(admin.search(
                                    SambaDomain.BASE,
                                    SearchScope.SUB,
                                    "(&(objectClass=user)(memberOf:1.2.840.113556.1.4.1941:=" + outer + "))",
                                    "1.1")
                            .getSearchEntries())
                    .singleElement()
                    .satisfies(found -> assertThat(found.getDN()).isEqualTo(dora));
        }
    }

    @Test
    void gives_a_group_of_three_thousand_at_once_unless_a_range_is_asked_for() throws LDAPException {
        // It tells what to expect of a Samba, and takes half a minute.
        assumeTrue(Boolean.getBoolean("hausfunk.thorough"));
        try (LDAPConnection admin = domain.connect()) {
            SambaPeople people = new SambaPeople(admin);
            List<String> all = new ArrayList<>();
            for (int n = 0; n < 3000; n++) {
                all.add(people.addSilent("many-" + n));
            }
            String group = people.addGroup("everybody", all);
            assertThat(admin.getEntry(group, "member").getAttributeValues("member"))
                    .hasSize(3000);
            assertThat(admin.getEntry(group, "member;range=0-1499").getAttributeValues("member;range=0-1499"))
                    .hasSize(1500);
        }
    }

    @Test
    void is_not_to_be_seen_from_outside() {
        assertThat(Ports.listening(389)).isEqualTo(othersListened);
    }
}
