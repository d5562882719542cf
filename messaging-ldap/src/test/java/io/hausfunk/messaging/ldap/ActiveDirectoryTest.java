// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite, and what Active Directory alone has, with a server in this JVM that looks like it. */
class ActiveDirectoryTest extends LdapDirectorySuite {
    private static final TenantId TENANT = new TenantId("acme");
    private static final byte[] DOMAIN = {1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final int DOMAIN_USERS = 513;

    private final Meanwhile meanwhile = new Meanwhile();
    private final LookAlike lookAlike = new LookAlike();
    private final MemoryServer server = new MemoryServer(meanwhile, lookAlike);
    private int nextNumber = 1000;
    private LdapDirectory directory;

    @BeforeEach
    void watch() throws LDAPException {
        lookAlike.watch(server.server());
        addPerson("keeper", "The Keeper");
        directory = LdapDirectory.connect(settings());
    }

    @AfterEach
    void stop() {
        directory.close();
        server.close();
    }

    @Override
    protected LdapSettings settings() {
        return LdapSettings.activeDirectory()
                .servers("ldap://127.0.0.1:" + server.port())
                .withoutTls()
                .serviceAccount(MemoryServer.READER, MemoryServer.READER_PASSWORD.toCharArray())
                .baseDn(MemoryServer.BASE);
    }

    @Override
    protected String addPerson(String login, String name) throws LDAPException {
        return server.addPerson(
                login,
                name,
                PASSWORD,
                new Attribute("objectClass", "user"),
                new Attribute("objectCategory", "person"),
                new Attribute("sAMAccountName", login),
                new Attribute("userAccountControl", "512"),
                new Attribute("primaryGroupID", "515"),
                new Attribute("objectSid", sid(nextNumber++)),
                new Attribute("uSNChanged", Long.toString(lookAlike.nextUsn())),
                new Attribute("objectGUID", guid()));
    }

    private static byte[] guid() {
        UUID random = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
    }

    private static byte[] sid(int number) {
        return ByteBuffer.allocate(DOMAIN.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(DOMAIN)
                .putInt(number)
                .array();
    }

    @Override
    protected void replace(String dn, String attribute, String... values) throws LDAPException {
        server.modify(dn, ModificationType.REPLACE, attribute, values);
        touched(dn);
    }

    private void touched(String dn) throws LDAPException {
        server.modify(dn, ModificationType.REPLACE, "uSNChanged", Long.toString(lookAlike.nextUsn()));
    }

    @Override
    protected void disable(String dn) throws LDAPException {
        replace(dn, "userAccountControl", "514");
    }

    @Override
    protected String rename(String dn, String name) throws LDAPException {
        server.server().modifyDN(dn, new RDN("cn", name).toString(), true);
        String renamed = new DN(new RDN("cn", name), new DN(dn).getParent()).toString();
        touched(renamed);
        return renamed;
    }

    @Override
    protected void delete(String dn) throws LDAPException {
        server.server().delete(dn);
    }

    @Override
    protected String addGroup(String name, List<String> memberDns) throws LDAPException {
        return addGroup(name, nextNumber++, memberDns);
    }

    private String addGroup(String name, int number, List<String> memberDns) throws LDAPException {
        Entry entry = new Entry(
                MemoryServer.below("cn", name, MemoryServer.GROUPS),
                new Attribute("objectClass", "group"),
                new Attribute("cn", name),
                new Attribute("objectSid", sid(number)),
                new Attribute("objectGUID", guid()));
        if (!memberDns.isEmpty()) {
            entry.addAttribute("member", memberDns);
        }
        server.server().add(entry);
        return entry.getDN();
    }

    @Override
    protected void addMembers(String groupDn, List<String> memberDns) throws LDAPException {
        server.modify(groupDn, ModificationType.ADD, "member", memberDns.toArray(String[]::new));
    }

    @Override
    protected void removeMembers(String groupDn, List<String> memberDns) throws LDAPException {
        server.modify(groupDn, ModificationType.DELETE, "member", memberDns.toArray(String[]::new));
    }

    @Test
    void reasons_are_told_to_the_right_password_only() throws LDAPException {
        Map<String, Object> meanings = Map.of(
                "533", new NotUsable(AccountState.DISABLED),
                "701", new NotUsable(AccountState.EXPIRED),
                "532", new NotUsable(AccountState.PASSWORD_CHANGE_REQUIRED),
                "773", new NotUsable(AccountState.PASSWORD_CHANGE_REQUIRED),
                "775", new Rejected(),
                "530", new Rejected(),
                "531", new Rejected(),
                "525", new Rejected(),
                "5330", new Rejected());
        for (Map.Entry<String, Object> meaning : meanings.entrySet()) {
            String login = fresh();
            lookAlike.refuse(addPerson(login, "Anna " + login), meaning.getKey());

            assertThat(signIn(login, PASSWORD)).as(meaning.getKey()).isEqualTo(meaning.getValue());
            assertThat(signIn(login, "wrong")).isEqualTo(new Rejected());
        }
    }

    @Test
    void states_are_read_from_attributes() throws LDAPException {
        String dn = addPerson("anna", "Anna");
        UserId anna = idOf("anna");

        replace(dn, "accountExpires", "132000000000000000");
        assertThat(state(anna)).isEqualTo(AccountState.EXPIRED);
        replace(dn, "accountExpires", "9223372036854775807");
        assertThat(state(anna)).isEqualTo(AccountState.ACTIVE);
        replace(dn, "lockoutTime", "132000000000000000");
        assertThat(state(anna)).isEqualTo(AccountState.LOCKED);
        replace(dn, "msDS-User-Account-Control-Computed", "0");
        assertThat(state(anna)).isEqualTo(AccountState.ACTIVE);
        replace(dn, "msDS-User-Account-Control-Computed", "16");
        assertThat(state(anna)).isEqualTo(AccountState.LOCKED);
        replace(dn, "msDS-User-Account-Control-Computed", "8388608");
        assertThat(state(anna)).isEqualTo(AccountState.PASSWORD_CHANGE_REQUIRED);
        replace(dn, "msDS-User-Account-Control-Computed", "0");
        replace(dn, "pwdLastSet", "0");
        assertThat(state(anna)).isEqualTo(AccountState.PASSWORD_CHANGE_REQUIRED);
        replace(dn, "userAccountControl", "66048");
        assertThat(state(anna)).isEqualTo(AccountState.ACTIVE);
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Authenticated.class);
    }

    @Test
    void a_group_of_thousands_comes_in_ranges_and_whole() throws LDAPException {
        List<String> dns = new ArrayList<>();
        for (int n = 0; n < 2 * LookAlike.RANGE + 7; n++) {
            dns.add(addPerson("p" + n, "Person " + n));
        }
        addGroup("all", dns);

        assertThat(feed().snapshot(TENANT).groups())
                .singleElement()
                .satisfies(group -> assertThat(group.people()).hasSize(dns.size()));
        lookAlike.gap(true);
        assertThatThrownBy(() -> feed().snapshot(TENANT)).isInstanceOf(HostException.class);
    }

    @Test
    void a_group_of_thousands_from_which_somebody_goes_meanwhile_is_read_anew() throws LDAPException {
        List<String> dns = new ArrayList<>();
        for (int n = 0; n < LookAlike.RANGE + 7; n++) {
            dns.add(addPerson("p" + n, "Person " + n));
        }
        String all = addGroup("all", dns);
        // The second range begins with a number, which is that of somebody else now.
        meanwhile.when("(objectClass=*)", () -> {
            removeMembers(all, dns.subList(0, 1));
            touched(all);
        });

        UserId stays = idOf("p" + LookAlike.RANGE);
        assertThat(feed().snapshot(TENANT).groups())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.people()).hasSize(dns.size() - 1).contains(stays));
    }

    @Test
    void people_belong_to_their_primary_group_as_to_any_other() throws LDAPException {
        String dn = addPerson("anna", "Anna");
        replace(dn, "primaryGroupID", Integer.toString(DOMAIN_USERS));
        String users = addGroup("Domain Users", DOMAIN_USERS, List.of());
        addGroup("Everybody", List.of(users));
        UserId anna = idOf("anna");
        DirectoryGroup direct = groups().named(TENANT, "domain users", 1).get(0);
        DirectoryGroup outer = groups().named(TENANT, "Everybody", 1).get(0);

        assertThat(direct.people()).containsExactly(anna);
        assertThat(groups().groupsOf(TENANT, anna)).containsExactlyInAnyOrder(direct.id(), outer.id());
        assertThat(groups().members(TENANT, outer.id(), Optional.empty(), 10)).containsExactly(anna);
        assertThat(feed().snapshot(TENANT).groups()).contains(direct, outer);
    }

    @Test
    void another_domain_controller_counts_otherwise_and_so_does_one_from_a_backup() throws LDAPException {
        addPerson("anna", "Anna");
        DirectoryMark mark = feed().snapshot(TENANT).mark();
        assertThat(feed().changesSince(TENANT, mark)).isInstanceOf(DirectoryChanges.Changed.class);

        lookAlike.controller("CN=NTDS Settings,CN=DC2", 1_000_000);
        assertThat(feed().changesSince(TENANT, mark)).isEqualTo(new DirectoryChanges.StartOver());
        lookAlike.controller("CN=NTDS Settings,CN=DC1", 0);
        assertThat(feed().changesSince(TENANT, mark)).isEqualTo(new DirectoryChanges.StartOver());
    }

    private AccountState state(UserId user) {
        return directory.find(TENANT, user).orElseThrow().account();
    }

    private DirectoryFeed feed() {
        return directory.feed().orElseThrow();
    }

    private DirectoryGroups groups() {
        return directory.groups().orElseThrow();
    }
}
