// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that lets the service account in and is of no use then must not keep others from being asked. */
class FailoverTest {
    private static final TenantId TENANT = new TenantId("acme");

    private final Mischief mischief = new Mischief();
    private final MemoryServer sick = new MemoryServer(mischief);
    private final MemoryServer well = new MemoryServer();
    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory = LdapDirectory.connect(
            well.settings().servers("ldap://127.0.0.1:" + sick.port(), "ldap://127.0.0.1:" + well.port()), nanos);

    @BeforeEach
    void hire() throws LDAPException {
        sick.addPerson("anna", "Anna", "right");
        well.addPerson("anna", "Anna", "right");
    }

    @AfterEach
    void close() {
        directory.close();
        sick.close();
        well.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 51, 52, 80, 81})
    void after_one_outage_the_next_server_is_asked(int code) {
        mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.valueOf(code)));

        assertThatThrownBy(this::signIn).isInstanceOf(HostException.class);

        assertThat(signIn()).isInstanceOf(Authentication.Authenticated.class);
        assertThat(directory.feed().orElseThrow().snapshot(TENANT).people()).hasSize(1);
    }

    @Test
    void an_answer_that_tells_nothing_of_a_server_does_not_make_others_be_asked() {
        mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.SIZE_LIMIT_EXCEEDED));

        assertThatThrownBy(this::signIn).isInstanceOf(HostException.class);
        assertThatThrownBy(this::signIn).isInstanceOf(HostException.class);
    }

    private Authentication signIn() {
        return directory.authenticate(TENANT, "anna", "right".toCharArray());
    }
}
