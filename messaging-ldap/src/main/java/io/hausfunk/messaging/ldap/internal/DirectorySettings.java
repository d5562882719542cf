// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.ldap.LdapAttributes;
import java.time.Clock;

/** Everything that an administrator configures. */
public record DirectorySettings(
        Product product,
        ConnectionSettings connection,
        ServiceAccount account,
        SearchSettings search,
        LdapAttributes attributes,
        Clock clock) {
    boolean activeDirectory() {
        return product == Product.ACTIVE_DIRECTORY;
    }

    /** Hides names and addresses. */
    @Override
    public String toString() {
        return "settings for " + product;
    }
}
