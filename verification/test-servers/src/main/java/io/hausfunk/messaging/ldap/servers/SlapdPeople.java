// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.util.Collection;
import java.util.Objects;

/** Fills a {@link Slapd} as an administrator would. */
public final class SlapdPeople implements ServerPeople {
    private static final String FOR_EVER = "000001010000Z";

    private final LDAPConnection admin;

    /** Through this connection. */
    public SlapdPeople(LDAPConnection admin) {
        this.admin = admin;
    }

    @Override
    public String add(String login, String name, String password) throws LDAPException {
        Entry entry = new Entry(dn(name, "people"));
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("sn", name);
        entry.addAttribute("displayName", name);
        entry.addAttribute("uid", login);
        entry.addAttribute("userPassword", password);
        admin.add(entry);
        return entry.getDN();
    }

    @Override
    public void disable(String dn) throws LDAPException {
        replace(dn, "pwdAccountLockedTime", FOR_EVER);
    }

    @Override
    public void enable(String dn) throws LDAPException {
        replace(dn, "pwdAccountLockedTime");
    }

    /** Demands another password. */
    public void demandPasswordChange(String dn) throws LDAPException {
        replace(dn, "pwdReset", "TRUE");
    }

    @Override
    public void replace(String dn, String attribute, String... values) throws LDAPException {
        admin.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    @Override
    public String rename(String dn, String name) throws LDAPException {
        RDN rdn = new RDN("cn", name);
        admin.modifyDN(dn, rdn.toString(), true);
        return new DN(rdn, Objects.requireNonNull(new DN(dn).getParent())).toString();
    }

    @Override
    public void remove(String dn) throws LDAPException {
        admin.delete(dn);
    }

    @Override
    public String addGroup(String name, Collection<String> members) throws LDAPException {
        String dn = dn(name, "groups");
        admin.add(dn, new Attribute("objectClass", "groupOfNames"), new Attribute("member", members));
        return dn;
    }

    @Override
    public void addMembers(String group, Collection<String> members) throws LDAPException {
        admin.modify(group, new Modification(ModificationType.ADD, "member", members.toArray(String[]::new)));
    }

    @Override
    public void removeMembers(String group, Collection<String> members) throws LDAPException {
        admin.modify(group, new Modification(ModificationType.DELETE, "member", members.toArray(String[]::new)));
    }

    private static String dn(String name, String place) throws LDAPException {
        return new DN(new RDN("cn", name), new DN("ou=" + place + "," + Slapd.BASE)).toString();
    }
}
