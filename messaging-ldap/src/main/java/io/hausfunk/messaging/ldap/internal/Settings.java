// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.ldap.LdapAttributes;
import java.time.Clock;

/** What an administrator said about the directory. */
public record Settings(
        Product product, Reach reach, ServiceAccount account, Where where, LdapAttributes attributes, Clock clock) {
    private static final int PAGE = 500;

    /** Nothing said yet but whose server it is. */
    public static Settings of(Product product, LdapAttributes attributes, Clock clock) {
        Where where = new Where("", "", "", product.people(), product.groups(), PAGE);
        return new Settings(product, Reach.EMPTY, ServiceAccount.NONE, where, attributes, clock);
    }

    /** The same with other servers. */
    public Settings with(Reach other) {
        return new Settings(product, other, account, where, attributes, clock);
    }

    /** The same with another service account. */
    public Settings with(ServiceAccount other) {
        return new Settings(product, reach, other, where, attributes, clock);
    }

    /** The same with other places. */
    public Settings with(Where other) {
        return new Settings(product, reach, account, other, attributes, clock);
    }

    /** The same with other names of attributes. */
    public Settings with(LdapAttributes other) {
        return new Settings(product, reach, account, where, other, clock);
    }

    /** The same with another clock. */
    public Settings with(Clock other) {
        return new Settings(product, reach, account, where, attributes, other);
    }

    boolean activeDirectory() {
        return product == Product.ACTIVE_DIRECTORY;
    }

    /** Says nothing of names and addresses. */
    @Override
    public String toString() {
        return "settings for " + product;
    }
}
