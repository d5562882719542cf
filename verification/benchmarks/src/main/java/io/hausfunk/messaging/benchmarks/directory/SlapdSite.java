// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.hausfunk.messaging.ldap.LdapSettings;
import io.hausfunk.messaging.ldap.servers.Connections;
import io.hausfunk.messaging.ldap.servers.Slapd;
import io.hausfunk.messaging.ldap.servers.TestCa;

/** The real slapd, over TLS. */
final class SlapdSite implements Site {
    private final TestCa ca = new TestCa();
    private final Slapd slapd = new Slapd(ca);

    @Override
    public String name() {
        return "OpenLDAP's slapd, over TLS";
    }

    @Override
    public LDAPConnection administrator() {
        return slapd.connect();
    }

    @Override
    public LDAPConnection reader() {
        return Connections.overTls(ca, slapd.tlsPort(), Slapd.READER, Slapd.PASSWORD);
    }

    @Override
    public int port() {
        return slapd.tlsPort();
    }

    @Override
    public LdapSettings settings(int port) {
        return LdapSettings.openLdap()
                .servers("ldaps://127.0.0.1:" + port)
                .trust(ca.certificate())
                .serviceAccount(Slapd.READER, Slapd.PASSWORD.toCharArray())
                .baseDn(BASE);
    }

    @Override
    public void close() {
        slapd.close();
        ca.close();
    }
}
