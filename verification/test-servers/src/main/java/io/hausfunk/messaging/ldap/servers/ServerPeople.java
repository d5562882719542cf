// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;

/** Fills a server as an administrator would, whatever server it is. People and groups go by their names in it. */
public interface ServerPeople {
    /** Somebody who signs in with this login name and password and is shown with another name; returns where they are. */
    String add(String login, String name, String password) throws LDAPException;

    /** Switches an account off. */
    void disable(String dn) throws LDAPException;

    /** Switches an account on. */
    void enable(String dn) throws LDAPException;

    /** Replaces an attribute, or removes it. */
    void replace(String dn, String attribute, String... values) throws LDAPException;

    /** Gives a person or group another name in its DN; returns where they are now. */
    String rename(String dn, String name) throws LDAPException;

    /** Removes a person or group. */
    void remove(String dn) throws LDAPException;

    /** A group with these people and groups in it; returns where it is. */
    String addGroup(String name, Collection<String> members) throws LDAPException;

    /** Puts people and groups into a group. */
    void addMembers(String group, Collection<String> members) throws LDAPException;

    /** Takes people and groups out of a group. */
    void removeMembers(String group, Collection<String> members) throws LDAPException;
}
