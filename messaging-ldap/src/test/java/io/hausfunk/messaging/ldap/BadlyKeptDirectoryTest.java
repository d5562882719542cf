// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries as they come about over twenty years, and rights that somebody took away. */
class BadlyKeptDirectoryTest {
    private static final TenantId TENANT = new TenantId("acme");

    private final Mischief mischief = new Mischief();
    private final Meanwhile meanwhile = new Meanwhile();
    private final MemoryServer server = new MemoryServer(mischief, meanwhile);
    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory =
            LdapDirectory.connect(server.settings().pageSize(1), nanos);
    private String annaDn;

    @BeforeEach
    void hire() throws LDAPException {
        annaDn = server.addPerson("anna", "Anna", "right");
    }

    @AfterEach
    void close() {
        directory.close();
        server.close();
    }

    @Test
    void who_is_not_found_where_nobody_is_to_be_seen_is_an_outage() {
        UserId anna = user(signIn(directory, "anna", "right"));
        UserId other = UserId.of("00000000-0000-0000-0000-000000000000");
        assertThat(directory.find(TENANT, other)).isEmpty();

        mischief.hide(entry -> entry.getDN().contains("ou=people"));

        outage(() -> directory.find(TENANT, anna));
        outage(() -> directory.groups().orElseThrow().groupsOf(TENANT, anna));
    }

    @Test
    void questions_about_groups_of_a_person_and_by_name_end_in_time_as_a_whole() throws Exception {
        server.addGroup("Sales", List.of(annaDn));
        server.server().add("dn: cn=Sales," + MemoryServer.BASE, "objectClass: groupOfNames", "member: " + annaDn);
        UserId anna = user(signIn(directory, "anna", "right"));
        meanwhile.when("groupOfNames", () -> nanos.pass(Duration.ofSeconds(3)));
        outage(() -> directory.groups().orElseThrow().groupsOf(TENANT, anna));

        meanwhile.when("groupOfNames", () -> nanos.pass(Duration.ofSeconds(3)));
        outage(() -> directory.groups().orElseThrow().named(TENANT, "Sales", 10));

        assertThat(directory.groups().orElseThrow().groupsOf(TENANT, anna)).hasSize(2);
    }

    @Test
    void two_people_with_one_id_do_not_become_each_other() throws LDAPException {
        LdapSettings byNumber = server.settings()
                .attributes(LdapSettings.openLdap().attributes().id("employeeNumber"));
        server.server().delete(annaDn);
        server.addPerson("anna", "Anna", "right", new Attribute("employeeNumber", "4711"));
        server.addPerson("ben", "Ben", "other", new Attribute("employeeNumber", "4711"));
        server.addPerson("carla", "Carla", "third", new Attribute("employeeNumber", "4712"));

        try (LdapDirectory numbered = LdapDirectory.connect(byNumber, nanos)) {
            outage(() -> signIn(numbered, "anna", "right"));
            outage(() -> signIn(numbered, "ben", "other"));
            assertThat(signIn(numbered, "ben", "wrong")).isEqualTo(new Rejected());
            assertThat(signIn(numbered, "carla", "third")).isInstanceOf(Authenticated.class);
            assertThat(numbered.check().problems()).anyMatch(problem -> problem.contains("one id"));
        }
    }

    @Test
    void a_login_name_is_found_among_many_that_are_the_same_to_the_server() throws LDAPException {
        server.addPerson("a b", "One", "one");
        server.addPerson("a  b", "Two", "two");
        server.addPerson("a   b", "Three", "three");

        assertThat(signIn(directory, "a b", "one")).isInstanceOf(Authenticated.class);
        assertThat(signIn(directory, "a  b", "two")).isInstanceOf(Authenticated.class);
        assertThat(signIn(directory, "a   b", "three")).isInstanceOf(Authenticated.class);
        assertThat(signIn(directory, "a    b", "three")).isEqualTo(new Rejected());
    }

    @Test
    void a_login_name_that_very_many_have_is_of_nobody() throws LDAPException {
        for (int n = 0; n < 30; n++) {
            server.addPerson("twin", "Twin " + n, "right");
        }

        assertThat(signIn(directory, "twin", "right")).isEqualTo(new Rejected());
    }

    @Test
    void somebody_with_two_login_names_belongs_to_groups_by_either() throws LDAPException {
        server.modify(annaDn, ModificationType.ADD, "uid", "anna.maier");
        addUnixGroup("anna.maier");
        UserId anna = user(signIn(directory, "anna.maier", "right"));

        DirectoryGroup group =
                directory.feed().orElseThrow().snapshot(TENANT).groups().get(0);

        assertThat(group.people()).containsExactly(anna);
        assertThat(directory.groups().orElseThrow().groupsOf(TENANT, anna)).containsExactly(group.id());
        assertThat(directory.search().orElseThrow().search(TENANT, "anna.m", 10))
                .hasSize(1);
    }

    @Test
    void a_login_name_that_two_have_brings_neither_into_a_group() throws LDAPException {
        server.addPerson("twin", "One", "one");
        server.addPerson("twin", "Two", "two");
        addUnixGroup("twin", "anna");

        assertThat(directory
                        .feed()
                        .orElseThrow()
                        .snapshot(TENANT)
                        .groups()
                        .get(0)
                        .people())
                .containsExactly(user(signIn(directory, "anna", "right")));
    }

    @Test
    void an_account_is_locked_for_ever_however_the_beginning_of_time_is_written() throws LDAPException {
        UserId anna = user(signIn(directory, "anna", "right"));
        for (String time : List.of("000001010000Z", "00000101000000Z", "00000101000000.0Z")) {
            server.modify(annaDn, ModificationType.REPLACE, "pwdAccountLockedTime", time);
            assertThat(directory.find(TENANT, anna).orElseThrow().account()).isEqualTo(AccountState.DISABLED);
        }
    }

    private void addUnixGroup(String... logins) throws LDAPException {
        Entry unix = new Entry(MemoryServer.below("cn", "unix", MemoryServer.GROUPS));
        unix.addAttribute("objectClass", "posixGroup");
        unix.addAttribute("cn", "unix");
        unix.addAttribute("memberUid", logins);
        server.server().add(unix);
    }

    private static Authentication signIn(LdapDirectory directory, String login, String password) {
        return directory.authenticate(TENANT, login, password.toCharArray());
    }

    private static UserId user(Authentication authentication) {
        return ((Authenticated) authentication).user();
    }

    private static void outage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE));
    }
}
