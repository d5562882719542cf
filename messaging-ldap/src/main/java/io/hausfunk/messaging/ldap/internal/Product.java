// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

/** The server products that differ by more than the names of attributes. */
public enum Product {
    /** Active Directory, and Samba as a domain controller. */
    ACTIVE_DIRECTORY("uSNChanged", "(&(objectCategory=person)(objectClass=user))", "(objectClass=group)"),
    /** OpenLDAP's slapd. */
    OPEN_LDAP(
            "modifyTimestamp",
            "(objectClass=inetOrgPerson)",
            "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))"),
    /** 389 Directory Server, and its relatives. */
    DIRECTORY_389(
            "modifyTimestamp",
            "(objectClass=inetOrgPerson)",
            "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))");

    private final String stamp;
    private final String people;
    private final String groups;

    Product(String stamp, String people, String groups) {
        this.stamp = stamp;
        this.people = people;
        this.groups = groups;
    }

    /** Which attribute is another one after each change. */
    String stamp() {
        return stamp;
    }

    /** Who is a person, unless an administrator says otherwise. */
    public String people() {
        return people;
    }

    /** What is a group, unless an administrator says otherwise. */
    public String groups() {
        return groups;
    }
}
