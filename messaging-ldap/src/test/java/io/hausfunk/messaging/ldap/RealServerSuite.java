// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.ldap.servers.ServerPeople;
import java.util.List;

/** The suite with a server that is a program of its own. Each of them keeps members up to date when they are renamed. */
abstract class RealServerSuite extends LdapDirectorySuite {
    /** Who fills it. */
    protected abstract ServerPeople people();

    @Override
    protected String addPerson(String login, String name) throws LDAPException {
        return people().add(login, name, PASSWORD);
    }

    @Override
    protected void replace(String dn, String attribute, String... values) throws LDAPException {
        people().replace(dn, attribute, values);
    }

    @Override
    protected void disable(String dn) throws LDAPException {
        people().disable(dn);
    }

    @Override
    protected String rename(String dn, String name) throws LDAPException {
        return people().rename(dn, name);
    }

    @Override
    protected void delete(String dn) throws LDAPException {
        people().remove(dn);
    }

    @Override
    protected String addGroup(String name, List<String> memberDns) throws LDAPException {
        return people().addGroup(name, memberDns);
    }

    @Override
    protected void addMembers(String groupDn, List<String> memberDns) throws LDAPException {
        people().addMembers(groupDn, memberDns);
    }

    @Override
    protected void removeMembers(String groupDn, List<String> memberDns) throws LDAPException {
        people().removeMembers(groupDn, memberDns);
    }

    @Override
    protected boolean followsNames() {
        return true;
    }
}
