// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Fills a {@link SambaDomain} as an administrator would. People and groups go by their names in it. */
public final class SambaPeople {
    private static final String PLACE = ",CN=Users," + SambaDomain.BASE;
    private static final String NORMAL = "512";
    private static final String NORMAL_DISABLED = "514";
    private static final String NORMAL_WITHOUT_PASSWORD = "544";
    private static final String LONG_AGO = "116444736000000000";

    private final LDAPConnection admin;

    /** Through this connection. */
    public SambaPeople(LDAPConnection admin) {
        this.admin = admin;
    }

    /** Somebody who signs in with this name and password; returns where they are. */
    public String add(String login, String password, Attribute... more) throws LDAPException {
        Entry entry = person(login, NORMAL, more);
        entry.addAttribute(new Attribute("unicodePwd", quoted(password)));
        admin.add(entry);
        return entry.getDN();
    }

    /** Somebody who has no password: much faster. */
    public String addSilent(String login, Attribute... more) throws LDAPException {
        Entry entry = person(login, NORMAL_WITHOUT_PASSWORD, more);
        admin.add(entry);
        return entry.getDN();
    }

    private static Entry person(String login, String control, Attribute... more) {
        Entry entry = new Entry("CN=" + login + PLACE, Arrays.asList(more));
        entry.addAttribute("objectClass", "user");
        entry.addAttribute("sAMAccountName", login);
        entry.addAttribute("userPrincipalName", login + "@hausfunk.test");
        entry.addAttribute("userAccountControl", control);
        return entry;
    }

    private static byte[] quoted(String password) {
        return ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
    }

    /** Switches an account off. */
    public void disable(String dn) throws LDAPException {
        replace(dn, "userAccountControl", NORMAL_DISABLED);
    }

    /** Switches an account on. */
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

    /** Replaces an attribute. */
    public void replace(String dn, String attribute, String... values) throws LDAPException {
        admin.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    /** Gives a person or group another place and name; returns where they are now. */
    public String rename(String dn, String name) throws LDAPException {
        admin.modifyDN(dn, "CN=" + name, true);
        return "CN=" + name + PLACE;
    }

    /** Removes a person or group. */
    public void remove(String dn) throws LDAPException {
        admin.delete(new DeleteRequest(dn));
    }

    /** A group with these people and groups in it; returns where it is. */
    public String addGroup(String name, Collection<String> members) throws LDAPException {
        String dn = "CN=" + name + PLACE;
        admin.add(dn, new Attribute("objectClass", "group"), new Attribute("sAMAccountName", name));
        if (!members.isEmpty()) {
            addMembers(dn, members);
        }
        return dn;
    }

    /** Puts people and groups into a group. */
    public void addMembers(String group, Collection<String> members) throws LDAPException {
        admin.modify(group, new Modification(ModificationType.ADD, "member", members.toArray(String[]::new)));
    }

    /** Takes people and groups out of a group. */
    public void removeMembers(String group, Collection<String> members) throws LDAPException {
        admin.modify(group, new Modification(ModificationType.DELETE, "member", members.toArray(String[]::new)));
    }
}
