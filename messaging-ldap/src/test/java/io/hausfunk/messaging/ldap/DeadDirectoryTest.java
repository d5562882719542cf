// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static io.hausfunk.messaging.ldap.LdapOffice.done;
import static io.hausfunk.messaging.ldap.LdapOffice.eventually;
import static io.hausfunk.messaging.ldap.LdapOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is signed in does not notice that the directory is dead; who wants to sign in is told; and all is well when it is back. */
@Timeout(120)
class DeadDirectoryTest {
    private static final String PASSWORD = "right";

    private final MemoryServer server = new MemoryServer();
    private final TcpProxy cable = new TcpProxy(server.port());
    private final MovableNanos nanos = new MovableNanos();
    private final LdapOffice office =
            new LdapOffice(server.settings().servers("ldap://127.0.0.1:" + cable.port()), LdapOffice.SOON, nanos);

    @BeforeEach
    void hire() throws LDAPException {
        server.addPerson("anna", "Anna", PASSWORD);
        server.addPerson("ben", "Ben", PASSWORD);
        server.addPerson("carl", "Carl", PASSWORD);
    }

    @AfterEach
    void close() {
        office.close();
        cable.close();
        server.close();
    }

    /** One that shows at once, and one that shows by waiting; NetworkTroubleTest has what each of them does to a call. */
    static Stream<TcpProxy.Fault> faults() {
        return Boolean.getBoolean("hausfunk.thorough")
                ? Stream.of(TcpProxy.Fault.values()).filter(fault -> fault != TcpProxy.Fault.NONE)
                : Stream.of(TcpProxy.Fault.TORN, TcpProxy.Fault.SILENCE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void who_is_signed_in_talks_on_and_who_is_known_may_open_another_session(TcpProxy.Fault fault) {
        Session anna = office.signIn("anna", PASSWORD);
        Session ben = office.signIn("ben", PASSWORD);
        Conversation talk = done(anna.conversations().direct(ben.user()));
        office.follow();

        cable.fault(fault);

        for (int n = 0; n < 20; n++) {
            done(talk.send(Draft.text("number " + n)));
        }
        refused(() -> office.signIn("carl", PASSWORD), ErrorCode.DIRECTORY_UNAVAILABLE);
        Session again = done(office.messaging().openSession(office.tenant, ben.user()));
        assertThat(done(done(again.conversations().open(talk.id())).readAfter(0, 50))
                        .entries())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(LdapOffice.isClosed(anna)).isFalse();

        cable.fault(TcpProxy.Fault.NONE);
        eventually("the directory is used again", () -> {
            nanos.pass(Duration.ofSeconds(40));
            return signsIn("carl");
        });
        eventually("the directory is followed again", office::follows);
        assertThat(LdapOffice.isClosed(anna)).isFalse();
    }

    @Test
    void many_who_want_to_sign_in_meanwhile_are_all_answered_and_nobody_else_waits() {
        Session anna = office.signIn("anna", PASSWORD);
        Session ben = office.signIn("ben", PASSWORD);
        Conversation talk = done(anna.conversations().direct(ben.user()));
        cable.fault(TcpProxy.Fault.SILENCE);

        List<Thread> waiting = new ArrayList<>();
        List<ErrorCode> told = Collections.synchronizedList(new ArrayList<>());
        for (int n = 0; n < 40; n++) {
            Thread thread = new Thread(() -> {
                try {
                    office.signIn("carl", PASSWORD);
                } catch (MessagingException e) {
                    told.add(e.code());
                }
            });
            thread.start();
            waiting.add(thread);
        }
        for (int n = 0; n < 50; n++) {
            done(talk.send(Draft.text("number " + n)));
        }
        eventually("all are answered", () -> waiting.stream().noneMatch(Thread::isAlive));

        assertThat(told)
                .hasSize(40)
                .allMatch(code -> code == ErrorCode.DIRECTORY_UNAVAILABLE || code == ErrorCode.BUSY);
        assertThat(done(talk.readAfter(0, 100)).entries()).hasSizeGreaterThanOrEqualTo(50);
    }

    private boolean signsIn(String login) {
        try {
            office.signIn(login, PASSWORD).close();
            return true;
        } catch (MessagingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE);
            return false;
        }
    }
}
