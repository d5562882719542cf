// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The suite with the server in this JVM. */
class MemoryServerSuiteTest extends LdapDirectorySuite {
    private static MemoryServer server;

    @BeforeAll
    static void start() {
        server = new MemoryServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected LdapSettings settings() {
        return server.settings().pageSize(3);
    }

    @Override
    protected String addPerson(String login, String name) throws LDAPException {
        return server.addPerson(login, name, PASSWORD);
    }

    @Override
    protected void replace(String dn, String attribute, String... values) throws LDAPException {
        server.modify(dn, ModificationType.REPLACE, attribute, values);
    }

    @Override
    protected void disable(String dn) throws LDAPException {
        replace(dn, "pwdAccountLockedTime", "000001010000Z");
    }

    @Override
    protected String rename(String dn, String name) throws LDAPException {
        server.server().modifyDN(dn, new RDN("cn", name).toString(), true);
        return new DN(new RDN("cn", name), new DN(dn).getParent()).toString();
    }

    @Override
    protected void delete(String dn) throws LDAPException {
        server.server().delete(dn);
    }

    @Override
    protected String addGroup(String name, List<String> memberDns) throws LDAPException {
        return server.addGroup(name, memberDns);
    }

    @Override
    protected void addMembers(String groupDn, List<String> memberDns) throws LDAPException {
        server.modify(groupDn, ModificationType.ADD, "member", memberDns.toArray(String[]::new));
    }

    @Override
    protected void removeMembers(String groupDn, List<String> memberDns) throws LDAPException {
        server.modify(groupDn, ModificationType.DELETE, "member", memberDns.toArray(String[]::new));
    }
}
