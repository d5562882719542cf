// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.hausfunk.messaging.ldap.LdapSettings;

/** A directory server of OpenLDAP's kind, with places for people and for groups. */
interface Site extends AutoCloseable {
    String BASE = "dc=hausfunk,dc=test";
    String PEOPLE = "ou=people," + BASE;
    String GROUPS = "ou=groups," + BASE;

    /** Which server it is. */
    String name();

    /** A connection that may change everything. To be closed. */
    LDAPConnection administrator();

    /** A connection as the library has one. To be closed. */
    LDAPConnection reader();

    /** Where it listens. */
    int port();

    /** How the library reads it through a port that leads there. */
    LdapSettings settings(int port);

    /** How the library reads it. */
    default LdapSettings settings() {
        return settings(port());
    }

    @Override
    void close();
}
