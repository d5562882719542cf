// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

/** Where people and groups are in the tree, and which entries they are. An empty base is not set. */
public record SearchSettings(
        String baseDn, String peopleBase, String groupBase, String peopleFilter, String groupFilter, int pageSize) {
    String people() {
        return peopleBase.isEmpty() ? baseDn : peopleBase;
    }

    String groups() {
        return groupBase.isEmpty() ? baseDn : groupBase;
    }
}
