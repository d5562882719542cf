// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static io.hausfunk.messaging.ldap.LdapOffice.done;
import static io.hausfunk.messaging.ldap.LdapOffice.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.ldap.servers.Installed;
import io.hausfunk.messaging.ldap.servers.Slapd;
import io.hausfunk.messaging.ldap.servers.SlapdPeople;
import io.hausfunk.messaging.ldap.servers.TestCa;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What befalls a real OpenLDAP: it hangs, it dies and comes back, it shows a certificate that is not to be trusted. */
@Timeout(120)
class SlapdTroubleTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final String PASSWORD = "right";

    private static TestCa ca;
    private static Slapd slapd;

    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory =
            LdapDirectory.connect(ldaps(slapd.tlsPort()).trust(ca.certificate()), nanos);

    @BeforeAll
    static void start() throws LDAPException {
        assumeTrue(Installed.SLAPD.isThereForTests());
        ca = new TestCa();
        slapd = new Slapd(ca);
        try (LDAPConnection admin = slapd.connect()) {
            new SlapdPeople(admin).add("anna", "Anna", PASSWORD);
        }
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
            ca.close();
        }
    }

    @AfterEach
    void close() {
        directory.close();
        slapd.thaw();
    }

    private static LdapSettings ldaps(int port) {
        return settings("ldaps://127.0.0.1:" + port);
    }

    private static LdapSettings settings(String url) {
        return LdapSettings.openLdap()
                .servers(url)
                .serviceAccount(Slapd.READER, Slapd.PASSWORD.toCharArray())
                .baseDn(Slapd.BASE);
    }

    @Test
    void a_server_that_hangs_is_an_outage_and_all_is_well_when_it_goes_on() {
        UserId anna = signIn(directory);
        List<ThrowingCallable> calls = List.of(
                () -> directory.find(TENANT, anna),
                () -> signIn(directory),
                () -> directory.search().orElseThrow().search(TENANT, "an", 10));
        for (ThrowingCallable call : calls) {
            slapd.freeze();
            try {
                isOutage(call);
            } finally {
                slapd.thaw();
            }
            nanos.pass(Duration.ofSeconds(40));
            assertThat(directory.find(TENANT, anna)).isPresent();
            assertThat(signIn(directory)).isEqualTo(anna);
        }
    }

    @Test
    void a_server_that_was_killed_and_started_again_is_used_again() {
        UserId anna = signIn(directory);

        slapd.kill();
        isOutage(() -> directory.find(TENANT, anna));
        isOutage(() -> signIn(directory));
        slapd.start();
        nanos.pass(Duration.ofSeconds(40));

        assertThat(directory.find(TENANT, anna)).isPresent();
        assertThat(signIn(directory)).isEqualTo(anna);
    }

    @Test
    void a_server_that_was_killed_between_calls_is_not_missed() {
        UserId anna = signIn(directory);

        slapd.kill();
        slapd.start();

        assertThat(directory.find(TENANT, anna)).isPresent();
        assertThat(signIn(directory)).isEqualTo(anna);
    }

    @Test
    void who_is_signed_in_talks_on_without_a_directory_and_all_is_well_when_it_is_back() {
        LdapSettings settings = ldaps(slapd.tlsPort()).trust(ca.certificate());
        try (LdapOffice office = new LdapOffice(settings, LdapOffice.SOON)) {
            Session anna = office.signIn("anna", PASSWORD);
            office.follow();
            Conversation notes = done(anna.conversations().createGroup(NewGroup.titled("Notizen")));
            for (Runnable death : List.<Runnable>of(slapd::freeze, slapd::kill)) {
                death.run();

                done(notes.send(Draft.text("noch da")));
                LdapOffice.refused(() -> office.signIn("anna", PASSWORD), ErrorCode.DIRECTORY_UNAVAILABLE);
                assertThat(LdapOffice.isClosed(anna)).isFalse();

                slapd.kill();
                slapd.start();
                eventually("the directory is used again", () -> signsIn(office));
                eventually("the directory is followed again", office::follows);
            }
            assertThat(LdapOffice.isClosed(anna)).isFalse();
        }
    }

    private static boolean signsIn(LdapOffice office) {
        try {
            office.signIn("anna", PASSWORD).close();
            return true;
        } catch (HostException e) {
            return false;
        }
    }

    @Test
    void nobody_but_the_right_server_is_told_a_password() {
        refused(slapd, null);
        try (TestCa other = new TestCa()) {
            refused(slapd, other);
        }
        for (TestCa.Shown shown : List.of(ca.expired(), ca.foreign())) {
            try (Slapd wrong = Slapd.showing(ca, shown)) {
                refused(wrong, ca);
            }
        }
    }

    private static void refused(Slapd server, TestCa trusted) {
        for (LdapSettings settings : List.of(
                ldaps(server.tlsPort()),
                settings("ldap://127.0.0.1:" + server.port()).startTls())) {
            LdapSettings trusting = trusted == null ? settings : settings.trust(trusted.certificate());
            try (LdapDirectory suspicious = LdapDirectory.connect(trusting)) {
                isOutage(() -> signIn(suspicious));
                assertThat(suspicious.check().problems())
                        .singleElement()
                        .asString()
                        .contains("certificate");
            }
        }
    }

    private static UserId signIn(LdapDirectory directory) {
        Authentication answer = directory.authenticate(TENANT, "anna", PASSWORD.toCharArray());
        return ((Authentication.Authenticated) answer).user();
    }

    private static void isOutage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE));
    }
}
