// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.hausfunk.messaging.ldap.LdapSettings;
import java.net.InetAddress;

/** The SDK's server in this JVM, without TLS: where there is no slapd. Its memory and its work are in the figures. */
final class MemorySite implements Site {
    private static final String READER = "cn=reader," + BASE;
    private static final String PASSWORD = "only for measurements";

    private final InMemoryDirectoryServer server;

    MemorySite() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
            config.addAdditionalBindCredentials(READER, PASSWORD);
            config.setEqualityIndexAttributes("uid", "member", "entryUUID");
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: hausfunk");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
            server.startListening();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "a server in this JVM, without TLS";
    }

    @Override
    public LDAPConnection administrator() {
        return reader();
    }

    @Override
    public LDAPConnection reader() {
        try {
            return new LDAPConnection("127.0.0.1", port(), READER, PASSWORD);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int port() {
        return server.getListenPort();
    }

    @Override
    public LdapSettings settings(int port) {
        return LdapSettings.openLdap()
                .servers("ldap://127.0.0.1:" + port)
                .withoutTls()
                .serviceAccount(READER, PASSWORD.toCharArray())
                .baseDn(BASE);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
