// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.hausfunk.messaging.servers.Ports;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the real slapd is what tests of the directory take it for. */
class SlapdServerTest {
    private static TestCa ca;
    private static Slapd slapd;

    @BeforeAll
    static void start() {
        assumeTrue(Installed.SLAPD.isThereForTests());
        ca = new TestCa();
        slapd = new Slapd(ca);
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
        if (ca != null) {
            ca.close();
        }
    }

    @Test
    void takes_passwords_after_starttls_only() throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection(Connections.options(), "127.0.0.1", slapd.port())) {
            assertThatThrownBy(() -> connection.bind(Slapd.READER, Slapd.PASSWORD))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.CONFIDENTIALITY_REQUIRED));
        }
        try (LDAPConnection connection = new LDAPConnection(Connections.options(), "127.0.0.1", slapd.port())) {
            connection.processExtendedOperation(new StartTLSExtendedRequest(Connections.trusting(ca)));
            assertThat(connection.bind(Slapd.READER, Slapd.PASSWORD).getResultCode())
                    .isEqualTo(ResultCode.SUCCESS);
        }
    }

    @Test
    void gives_everything_by_pages_only() throws LDAPException {
        String place = "ou=many," + Slapd.BASE;
        try (LDAPConnection admin = slapd.connect()) {
            admin.add(place, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "many"));
            for (int n = 0; n < 600; n++) {
                admin.add(person("many-" + n, place));
            }
        }
        try (LDAPConnection reader = Connections.overTls(ca, slapd.tlsPort(), Slapd.READER, Slapd.PASSWORD)) {
            SearchRequest all = new SearchRequest(place, SearchScope.ONE, "(uid=*)", "entryUUID");
            assertThatThrownBy(() -> reader.search(all))
                    .isInstanceOfSatisfying(
                            LDAPSearchException.class,
                            e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED));
            int found = 0;
            SimplePagedResultsControl page = new SimplePagedResultsControl(400);
            do {
                all.setControls(page);
                SearchResult result = reader.search(all);
                found += result.getEntryCount();
                page = new SimplePagedResultsControl(
                        400, SimplePagedResultsControl.get(result).getCookie());
            } while (page.getCookie().getValueLength() > 0);
            assertThat(found).isEqualTo(600);
        }
    }

    @Test
    void keeps_the_groups_of_a_person() throws LDAPException {
        try (LDAPConnection admin = slapd.connect()) {
            Entry anna = person("anna", "ou=people," + Slapd.BASE);
            admin.add(anna);
            String group = "cn=everybody,ou=groups," + Slapd.BASE;
            admin.add(
                    group,
                    new Attribute("objectClass", "groupOfNames"),
                    new Attribute("cn", "everybody"),
                    new Attribute("member", anna.getDN()));
            SearchResultEntry found = admin.getEntry(anna.getDN(), "memberOf");
            assertThat(found.getAttributeValues("memberOf")).containsExactly(group);
            String[] members = IntStream.range(0, 3000)
                    .mapToObj(n -> "uid=nobody-" + n + ",ou=people," + Slapd.BASE)
                    .toArray(String[]::new);
            admin.modify(group, new Modification(ModificationType.ADD, "member", members));
            assertThat(admin.getEntry(group).getAttributeValues("member")).hasSize(3001);
        }
    }

    @Test
    void locks_and_demands_another_password() throws LDAPException {
        try (LDAPConnection admin = slapd.connect()) {
            Entry ben = person("ben", "ou=people," + Slapd.BASE);
            ben.addAttribute("userPassword", "right");
            admin.add(ben);
            admin.modify(ben.getDN(), new Modification(ModificationType.REPLACE, "pwdReset", "TRUE"));
            for (int n = 0; n < 3; n++) {
                assertThatThrownBy(() -> Connections.overTls(ca, slapd.tlsPort(), ben.getDN(), "wrong"))
                        .hasCauseInstanceOf(LDAPException.class);
            }
            assertThat(admin.getEntry(ben.getDN(), "pwdAccountLockedTime", "pwdReset")
                            .getAttributes())
                    .hasSize(2);
        }
    }

    @Test
    void has_after_a_kill_what_it_had_before() throws LDAPException {
        try (Slapd other = new Slapd(ca)) {
            Entry carl = person("carl", "ou=people," + Slapd.BASE);
            try (LDAPConnection admin = other.connect()) {
                admin.add(carl);
            }
            other.kill();
            assertThat(Ports.listening(other.port())).isFalse();
            other.start();
            try (LDAPConnection admin = other.connect()) {
                assertThat(admin.getEntry(carl.getDN())).isNotNull();
            }
            other.freeze();
            assertThat(Ports.listening(other.port())).isTrue();
        }
    }

    @Test
    void gives_no_answer_any_more_once_it_is_frozen() throws LDAPException {
        try (Slapd other = new Slapd(ca)) {
            for (int n = 0; n < 20; n++) {
                try (LDAPConnection admin = other.connect()) {
                    SearchRequest root = new SearchRequest(Slapd.BASE, SearchScope.BASE, "(objectClass=*)");
                    root.setResponseTimeoutMillis(50);
                    other.freeze();
                    assertThatThrownBy(() -> admin.search(root))
                            .isInstanceOfSatisfying(
                                    LDAPSearchException.class,
                                    e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.TIMEOUT));
                    other.thaw();
                }
            }
        }
    }

    private static Entry person(String uid, String place) {
        return new Entry(
                "uid=" + uid + "," + place,
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("cn", uid),
                new Attribute("sn", uid));
    }
}
