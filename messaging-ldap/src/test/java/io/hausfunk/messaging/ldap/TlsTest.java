// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords go to nobody but the server whose name and authority are known. */
@Timeout(120)
class TlsTest {
    private static final String BASE = "dc=example,dc=com";
    private static final String READER = "cn=reader," + BASE;

    @TempDir
    static Path folder;

    private static Certificates ours;
    private static InMemoryDirectoryServer good;
    private static InMemoryDirectoryServer expired;
    private static InMemoryDirectoryServer misnamed;

    @BeforeAll
    static void start() throws LDAPException, LDIFException, GeneralSecurityException {
        ours = new Certificates(folder);
        good = server(ours.server("ip:127.0.0.1,dns:localhost"));
        expired = server(ours.server("ip:127.0.0.1", "-startdate", "-10d", "-validity", "1"));
        misnamed = server(ours.server("dns:ldap.example.com"));
    }

    @AfterAll
    static void stop() {
        good.shutDown(true);
        expired.shutDown(true);
        misnamed.shutDown(true);
    }

    private static InMemoryDirectoryServer server(Path keystore)
            throws LDAPException, LDIFException, GeneralSecurityException {
        SSLUtil tls =
                new SSLUtil(new KeyStoreKeyManager(keystore.toString(), Certificates.PASSWORD, "PKCS12", null), null);
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, "secret");
        InetAddress here = InetAddress.getLoopbackAddress();
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPSConfig("tls", here, 0, tls.createSSLServerSocketFactory(), null),
                InMemoryListenerConfig.createLDAPConfig("start", here, 0, tls.createSSLSocketFactory()));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add(
                "dn: uid=anna," + BASE,
                "objectClass: inetOrgPerson",
                "uid: anna",
                "cn: Anna",
                "sn: A",
                "userPassword: right");
        server.startListening();
        return server;
    }

    private static LdapSettings ldaps(InMemoryDirectoryServer server) {
        return settings("ldaps://127.0.0.1:" + server.getListenPort("tls"));
    }

    private static LdapSettings startTls(InMemoryDirectoryServer server) {
        return settings("ldap://127.0.0.1:" + server.getListenPort("start")).startTls();
    }

    private static LdapSettings settings(String url) {
        return LdapSettings.openLdap()
                .servers(url)
                .serviceAccount(READER, "secret".toCharArray())
                .baseDn(BASE);
    }

    @Test
    void a_known_server_is_talked_to_over_both_kinds_of_tls() {
        assertThat(signIn(ldaps(good).trust(ours.pem()))).isInstanceOf(Authentication.Authenticated.class);
        assertThat(signIn(startTls(good).trust(ours.pem()))).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void nobody_else_hears_a_password() {
        Path stranger = new Certificates(folder).pem();
        refused(ldaps(good), "somebody unknown");
        refused(startTls(good), "somebody unknown");
        refused(ldaps(good).trust(stranger), "somebody unknown");
        refused(startTls(good).trust(stranger), "somebody unknown");
        refused(ldaps(expired).trust(ours.pem()), "expired");
        refused(startTls(expired).trust(ours.pem()), "expired");
        refused(ldaps(misnamed).trust(ours.pem()), "another name");
        refused(startTls(misnamed).trust(ours.pem()), "another name");
        refused(settings("ldaps://127.0.0.1:" + good.getListenPort("start")).trust(ours.pem()), "does not speak TLS");
    }

    @Test
    void a_check_says_what_is_there() {
        try (LdapDirectory directory = LdapDirectory.connect(ldaps(good).trust(ours.pem()))) {
            LdapCheck check = directory.check();

            assertThat(check.problems()).isEmpty();
            assertThat(check.ready()).isTrue();
            assertThat(check.lines())
                    .anyMatch(line -> line.contains("1 people"))
                    .anyMatch(line -> line.contains("groups: 0"))
                    .anyMatch(line -> line.contains("by pages"))
                    .anyMatch(line -> line.startsWith("Anna, login anna"));
            assertThat(check.toString()).doesNotContain("nna");
        }
    }

    private static Authentication signIn(LdapSettings settings) {
        try (LdapDirectory directory = LdapDirectory.connect(settings)) {
            return directory.authenticate(new TenantId("acme"), "anna", "right".toCharArray());
        }
    }

    private static void refused(LdapSettings settings, String why) {
        assertThatThrownBy(() -> signIn(settings)).isInstanceOf(HostException.class);
        try (LdapDirectory directory = LdapDirectory.connect(settings)) {
            assertThat(directory.check().problems()).singleElement().asString().contains(why);
        }
    }
}
