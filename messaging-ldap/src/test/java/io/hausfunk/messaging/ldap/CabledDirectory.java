// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Thirty people on a server in memory, and a directory behind a cable with faults. */
@Timeout(120)
abstract class CabledDirectory {
    static final TenantId TENANT = new TenantId("acme");
    static final String PASSWORD = "right";
    static final int POOL = 4;
    static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");

    /** How long a caller waits who has to wait in vain. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Duration LONG = Duration.ofSeconds(10);

    final MemoryServer server = new MemoryServer();
    final TcpProxy cable = new TcpProxy(server.port());
    final MovableNanos nanos = new MovableNanos();
    LdapDirectory directory = LdapDirectory.connect(settings(cable.port()).responseTimeout(LONG), nanos);

    @BeforeEach
    void hire() throws LDAPException {
        for (int n = 0; n < 30; n++) {
            server.addPerson("anna" + n, "Anna " + n, PASSWORD);
        }
    }

    @AfterEach
    void close() {
        directory.close();
        cable.close();
        server.close();
    }

    LdapSettings settings(int... ports) {
        return server.settings()
                .servers(Arrays.stream(ports)
                        .mapToObj(port -> "ldap://127.0.0.1:" + port)
                        .toArray(String[]::new))
                .poolSize(POOL)
                .responseTimeout(SHORT)
                .pageSize(10);
    }

    /** Short ones where a fault shows only by them; otherwise none is reached, however busy the machine is. */
    void limits(TcpProxy.Fault fault) {
        if (fault.silent()) {
            directory.close();
            directory = LdapDirectory.connect(settings(cable.port()), nanos);
        } else {
            nanos.hold();
        }
    }

    /** What it answers once everything that was avoided is tried again. A busy machine may exceed short limits; nothing else is forgiven. */
    <T> T wellAgain(Supplier<T> call) {
        for (int n = 0; ; n++) {
            nanos.pass(Duration.ofSeconds(40));
            try {
                return call.get();
            } catch (HostException e) {
                if (n == 50 || !e.getMessage().contains("in time")) {
                    throw e;
                }
            }
        }
    }

    UserId signIn() {
        return ((Authentication.Authenticated) directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray())).user();
    }

    static void isOutage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE))
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("dc=").doesNotContain("anna"));
    }
}
