// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

/** Where people and groups are in the tree, and which entries they are; an empty text is not said. */
public record Where(
        String baseDn, String peopleBase, String groupBase, String peopleFilter, String groupFilter, int pageSize) {
    /** The same below another DN. */
    public Where withBaseDn(String dn) {
        return new Where(dn, peopleBase, groupBase, peopleFilter, groupFilter, pageSize);
    }

    /** The same with people elsewhere. */
    public Where withPeopleBase(String dn) {
        return new Where(baseDn, dn, groupBase, peopleFilter, groupFilter, pageSize);
    }

    /** The same with groups elsewhere. */
    public Where withGroupBase(String dn) {
        return new Where(baseDn, peopleBase, dn, peopleFilter, groupFilter, pageSize);
    }

    /** The same with other people. */
    public Where withPeopleFilter(String filter) {
        return new Where(baseDn, peopleBase, groupBase, filter, groupFilter, pageSize);
    }

    /** The same with other groups. */
    public Where withGroupFilter(String filter) {
        return new Where(baseDn, peopleBase, groupBase, peopleFilter, filter, pageSize);
    }

    /** The same with pages of another length. */
    public Where withPageSize(int size) {
        return new Where(baseDn, peopleBase, groupBase, peopleFilter, groupFilter, size);
    }

    String people() {
        return peopleBase.isEmpty() ? baseDn : peopleBase;
    }

    String groups() {
        return groupBase.isEmpty() ? baseDn : groupBase;
    }
}
