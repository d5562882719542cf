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
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;

/** Fills a {@link SambaDomain} as an administrator would. People and groups go by their names in it. */
public final class SambaPeople implements ServerPeople {
    private static final String PLACE = "CN=Users," + SambaDomain.BASE;
    private static final String NORMAL = "512";
    private static final String NORMAL_DISABLED = "514";
    private static final String NORMAL_WITHOUT_PASSWORD = "544";
    private static final String LONG_AGO = "116444736000000000";

    private final LDAPConnection admin;

    /** Through this connection. */
    public SambaPeople(LDAPConnection admin) {
        this.admin = admin;
    }

    @Override
    public String add(String login, String name, String password) throws LDAPException {
        Entry entry = person(login, name, NORMAL);
        entry.addAttribute(new Attribute("unicodePwd", quoted(password)));
        admin.add(entry);
        return entry.getDN();
    }

    /** Somebody who has no password: much faster. */
    public String addSilent(String login) throws LDAPException {
        Entry entry = person(login, login, NORMAL_WITHOUT_PASSWORD);
        admin.add(entry);
        return entry.getDN();
    }

    private static Entry person(String login, String name, String control) throws LDAPException {
        Entry entry = new Entry(dn(name));
        entry.addAttribute("displayName", name);
        entry.addAttribute("objectClass", "user");
        entry.addAttribute("sAMAccountName", login);
        entry.addAttribute("userPrincipalName", login + "@hausfunk.test");
        entry.addAttribute("userAccountControl", control);
        return entry;
    }

    private static String dn(String name) throws LDAPException {
        return new DN(new RDN("CN", name), new DN(PLACE)).toString();
    }

    private static byte[] quoted(String password) {
        return ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
    }

    @Override
    public void disable(String dn) throws LDAPException {
        replace(dn, "userAccountControl", NORMAL_DISABLED);
    }

    @Override
    public void enable(String dn) throws LDAPException {
        replace(dn, "userAccountControl", NORMAL);
    }

    /** Lets an account have ended long ago. */
    public void expire(String dn) throws LDAPException {
        replace(dn, "accountExpires", LONG_AGO);
    }

    /** Demands another password. */
    public void demandPasswordChange(String dn) throws LDAPException {
        replace(dn, "pwdLastSet", "0");
    }

    /** Shuts every account after so many wrong passwords in a row. */
    public void lockAfter(int wrong) throws LDAPException {
        replace(SambaDomain.BASE, "lockoutThreshold", Integer.toString(wrong));
    }

    @Override
    public void replace(String dn, String attribute, String... values) throws LDAPException {
        admin.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    @Override
    public String rename(String dn, String name) throws LDAPException {
        admin.modifyDN(dn, new RDN("CN", name).toString(), true);
        return dn(name);
    }

    @Override
    public void remove(String dn) throws LDAPException {
        admin.delete(dn);
    }

    @Override
    public String addGroup(String name, Collection<String> members) throws LDAPException {
        String dn = dn(name);
        // The name that Windows of old knows takes fewer letters.
        admin.add(
                dn,
                new Attribute("objectClass", "group"),
                new Attribute("sAMAccountName", UUID.randomUUID().toString()));
        if (!members.isEmpty()) {
            addMembers(dn, members);
        }
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
}
