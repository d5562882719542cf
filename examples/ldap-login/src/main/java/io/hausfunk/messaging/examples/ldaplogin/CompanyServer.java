// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import io.hausfunk.messaging.ldap.LdapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Objects;

/** The directory of a small company, in memory, with a port of its own on this machine: {@code company.ldif} is who is in it. */
final class CompanyServer implements AutoCloseable {
    static final String BASE = "dc=brueckner,dc=example";
    static final String ACCOUNT = "cn=chat,ou=services," + BASE;
    static final String PASSWORD = "the chat's secret";

    /** How OpenLDAP says that an account is switched off; its overlay ppolicy brings it. */
    private static final String SWITCHED_OFF = "pwdAccountLockedTime";

    private final InMemoryDirectoryServer server;

    CompanyServer() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
            config.setSchema(schema());
            server = new InMemoryDirectoryServer(config);
            fill();
            server.startListening();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("the company's directory cannot be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual one, and that attribute: as text, for no clock of the SDK reads the year zero which means for ever. */
    private static Schema schema() throws LDAPException, LDIFException {
        Entry more = new Entry(
                "dn: cn=schema",
                "objectClass: subschema",
                "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.17 NAME '" + SWITCHED_OFF + "' EQUALITY caseIgnoreIA5Match"
                        + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 SINGLE-VALUE USAGE directoryOperation )");
        return Objects.requireNonNull(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(more)));
    }

    private void fill() throws IOException, LDIFException, LDAPException {
        InputStream people = Objects.requireNonNull(CompanyServer.class.getResourceAsStream("/company.ldif"));
        try (LDIFReader reader = new LDIFReader(people)) {
            for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                server.add(entry);
            }
        }
    }

    String url() {
        return "ldap://127.0.0.1:" + server.getListenPort();
    }

    /** How an application reads it: as the service account, which may only read. */
    LdapSettings settings() {
        return LdapSettings.openLdap()
                .servers(url())
                .withoutTls()
                .serviceAccount(ACCOUNT, PASSWORD.toCharArray())
                .baseDn(BASE);
    }

    /** The administrator puts somebody into a group. */
    void addToGroup(String login, String group) {
        modify("cn=" + group + ",ou=groups," + BASE, ModificationType.ADD, "member", person(login));
    }

    /** The administrator switches an account off. */
    void disable(String login) {
        modify(person(login), ModificationType.REPLACE, SWITCHED_OFF, "000001010000Z");
    }

    private static String person(String login) {
        return "uid=" + login + ",ou=people," + BASE;
    }

    private void modify(String dn, ModificationType how, String attribute, String value) {
        try {
            server.modify(dn, new Modification(how, attribute, value));
        } catch (LDAPException e) {
            throw new IllegalStateException("the company's directory cannot be changed", e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
