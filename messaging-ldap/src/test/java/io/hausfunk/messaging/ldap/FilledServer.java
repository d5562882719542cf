// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.List;
import java.util.UUID;

/**
 * A server that is running, which may be filled already, and is filled further as an administrator would. People and groups go by the DN that
 * their making returns. Every test makes people of its own, so that one server does for all.
 */
abstract class FilledServer {
    /** Good enough for every server's rules. */
    protected static final String PASSWORD = "Rosen-Montag-4711";

    /** How the server is reached, with a service account that may read all that is made. */
    protected abstract LdapSettings settings();

    /** Somebody who signs in with this login name and {@link #PASSWORD}; the name is shown to others, and part of the DN. */
    protected abstract String addPerson(String login, String name) throws Exception;

    /** Replaces an attribute of a person or group. */
    protected abstract void replace(String dn, String attribute, String... values) throws Exception;

    /** Switches an account off. */
    protected abstract void disable(String dn) throws Exception;

    /** Gives a person or group another name in its DN, and with it another DN, which is returned. */
    protected abstract String rename(String dn, String name) throws Exception;

    /** Removes a person or group. */
    protected abstract void delete(String dn) throws Exception;

    /** A group with these people and groups in it, at least one. */
    protected abstract String addGroup(String name, List<String> memberDns) throws Exception;

    /** Puts people and groups into a group. */
    protected abstract void addMembers(String groupDn, List<String> memberDns) throws Exception;

    /** Takes people and groups out of a group. */
    protected abstract void removeMembers(String groupDn, List<String> memberDns) throws Exception;

    /** Whether the server itself keeps members up to date when they are renamed. */
    protected boolean followsNames() {
        return false;
    }

    /** A name that nobody has yet. */
    protected static String fresh() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
    }
}
