// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** Connections by which tests fill a server. */
public final class Connections {
    private static final int CONNECT_MILLIS = 5000;
    private static final long ANSWER_MILLIS = Duration.ofMinutes(2).toMillis();

    private Connections() {}

    /** One over TLS, certificate and host name checked, to 127.0.0.1. */
    public static LDAPConnection overTls(TestCa ca, int port, String name, String password) {
        try {
            return new LDAPConnection(trusting(ca), options(), "127.0.0.1", port, name, password);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a server answers at all, in the clear. */
    static boolean answers(int port) {
        try (LDAPConnection connection = new LDAPConnection(options(), "127.0.0.1", port)) {
            return connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    static LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(ANSWER_MILLIS);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        return options;
    }

    static SSLSocketFactory trusting(TestCa ca) {
        try {
            return new SSLUtil(new PEMFileTrustManager(ca.certificate().toFile())).createSSLSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
