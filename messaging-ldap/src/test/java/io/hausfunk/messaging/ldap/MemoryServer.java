// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFException;
import io.hausfunk.messaging.servers.Ports;
import java.net.InetAddress;
import java.util.List;

/** A server in this JVM, filled as OpenLDAP would be. */
final class MemoryServer implements AutoCloseable {
    static final String BASE = "dc=example,dc=com";
    static final String PEOPLE = "ou=people," + BASE;
    static final String GROUPS = "ou=groups," + BASE;
    static final String READER = "cn=reader," + BASE;
    static final String READER_PASSWORD = "reader's secret";

    private final InMemoryDirectoryServer server;
    private final int port;

    MemoryServer(InMemoryOperationInterceptor... interceptors) {
        port = Ports.free();
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
            config.addAdditionalBindCredentials(READER, READER_PASSWORD);
            for (InMemoryOperationInterceptor interceptor : interceptors) {
                config.addInMemoryOperationInterceptor(interceptor);
            }
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
            server.startListening();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    InMemoryDirectoryServer server() {
        return server;
    }

    int port() {
        return port;
    }

    LdapSettings settings() {
        return LdapSettings.openLdap()
                .servers("ldap://127.0.0.1:" + port())
                .withoutTls()
                .serviceAccount(READER, READER_PASSWORD.toCharArray())
                .baseDn(BASE);
    }

    String addPerson(String login, String name, String password, Attribute... more) throws LDAPException {
        Entry entry = new Entry(below("cn", name, PEOPLE), more);
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("cn", name);
        entry.addAttribute("displayName", name);
        entry.addAttribute("sn", name);
        entry.addAttribute("uid", login);
        entry.addAttribute("userPassword", password);
        server.add(entry);
        return entry.getDN();
    }

    String addGroup(String name, List<String> members) throws LDAPException {
        Entry entry = new Entry(below("cn", name, GROUPS));
        entry.addAttribute("objectClass", "groupOfNames");
        entry.addAttribute("cn", name);
        entry.addAttribute("member", members);
        server.add(entry);
        return entry.getDN();
    }

    void modify(String dn, ModificationType how, String attribute, String... values) throws LDAPException {
        server.modify(dn, new Modification(how, attribute, values));
    }

    static String below(String attribute, String value, String base) throws LDAPException {
        return new DN(new RDN(attribute, value), new DN(base)).toString();
    }

    void stopListening() {
        server.shutDown(true);
    }

    void listenAgain() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
