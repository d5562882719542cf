// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody in the place of the server: they get no password, and nobody waits for them. */
@Timeout(60)
class HostileServerTest {
    private static final int SUCCESS = ResultCode.SUCCESS_INT_VALUE;
    private static final byte[] BIND_SUCCEEDED = {0x30, 0x0c, 2, 1, 2, 0x61, 7, 10, 1, 0, 4, 0, 4, 0};

    private final ServerSocket listening = listen();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 10, 49, 50, 51, 52, 53, 80})
    void a_server_that_refuses_to_encrypt_hears_no_password(int code) throws InterruptedException {
        serve((out, n) -> out.write(startTlsAnswer(code)));

        isOutage(startTls());
        assertSecretsKept();
    }

    @Test
    void a_server_that_goes_on_in_the_clear_hears_no_password() throws InterruptedException {
        serve((out, n) -> out.write(n == 0 ? startTlsAnswer(SUCCESS) : BIND_SUCCEEDED));

        isOutage(startTls());
        assertSecretsKept();
    }

    @Test
    void what_was_said_before_encryption_began_counts_for_nothing() throws InterruptedException {
        serve((out, n) -> {
            if (n == 0) {
                out.write(startTlsAnswer(SUCCESS));
                out.write(BIND_SUCCEEDED);
            }
        });

        isOutage(startTls());
        assertSecretsKept();
    }

    @Test
    void a_handshake_that_never_ends_is_an_outage() throws InterruptedException {
        serve((out, n) -> {});
        isOutage(ldaps());
        assertSecretsKept();

        serve((out, n) -> out.write(n == 0 ? startTlsAnswer(SUCCESS) : new byte[0]));
        isOutage(startTls());
        assertSecretsKept();
    }

    @Test
    void a_handshake_byte_by_byte_is_an_outage() throws InterruptedException {
        serve((out, n) -> drip(out));
        isOutage(ldaps());
        assertSecretsKept();

        serve((out, n) -> {
            if (n == 0) {
                out.write(startTlsAnswer(SUCCESS));
            } else {
                drip(out);
            }
        });
        isOutage(startTls());
        assertSecretsKept();
    }

    private LdapSettings startTls() {
        return settings("ldap://127.0.0.1:" + listening.getLocalPort()).startTls();
    }

    private LdapSettings ldaps() {
        return settings("ldaps://127.0.0.1:" + listening.getLocalPort());
    }

    private static LdapSettings settings(String url) {
        return LdapSettings.openLdap()
                .servers(url)
                .serviceAccount(MemoryServer.READER, MemoryServer.READER_PASSWORD.toCharArray())
                .baseDn(MemoryServer.BASE);
    }

    private static void isOutage(LdapSettings settings) {
        try (LdapDirectory directory = LdapDirectory.connect(settings)) {
            assertThatThrownBy(() -> directory.authenticate(new TenantId("acme"), "anna", "a secret".toCharArray()))
                    .isInstanceOf(HostException.class)
                    .hasNoCause();
        }
    }

    /** Each connection was ended by the other side, and no secret came over it. */
    private void assertSecretsKept() throws InterruptedException {
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isNotNull().doesNotContain("secret", "cn=reader");
    }

    private void serve(Answering answering) {
        threads.execute(() -> {
            try (Socket client = listening.accept();
                    InputStream in = client.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] buffer = new byte[65536];
                int n = 0;
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    heard.write(buffer, 0, count);
                    answering.answer(out, n++);
                    out.flush();
                }
            } catch (IOException e) {
                // They have gone.
            }
            ended.add(heard.toString(StandardCharsets.ISO_8859_1));
        });
    }

    /** The beginning of a record of TLS, and then not much. */
    private static void drip(OutputStream out) throws IOException {
        out.write(new byte[] {0x16, 3, 3, 0x3f, 0});
        for (int n = 0; n < 1000; n++) {
            out.write(2);
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static byte[] startTlsAnswer(int code) {
        return new byte[] {0x30, 0x0c, 2, 1, 1, 0x78, 7, 10, 1, (byte) code, 4, 0, 4, 0};
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says to the n-th thing that it hears. */
    private interface Answering {
        void answer(OutputStream out, int n) throws IOException;
    }
}
