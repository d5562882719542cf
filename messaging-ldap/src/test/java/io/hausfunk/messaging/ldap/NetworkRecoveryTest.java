// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bad network leaves: nothing stays open, and what works is found. */
class NetworkRecoveryTest extends CabledDirectory {
    @BeforeEach
    void limits() {
        nanos.hold();
    }

    @Test
    void connections_that_died_while_nobody_used_them_are_replaced_unseen() {
        UserId anna = signIn();
        DirectoryFeed feed = directory.feed().orElseThrow();
        DirectoryMark mark = feed.snapshot(TENANT).mark();
        for (int n = 0; n < (THOROUGH ? 10 : 3); n++) {
            cable.cut();
            assertThat(directory.find(TENANT, anna)).isPresent();
            cable.cut();
            assertThat(signIn()).isEqualTo(anna);
            cable.cut();
            assertThat(feed.snapshot(TENANT).people()).hasSize(30);
            cable.cut();
            assertThat(feed.changesSince(TENANT, mark)).isInstanceOf(DirectoryChanges.Changed.class);
            mark = feed.snapshot(TENANT).mark();
            cable.cut();
            assertThat(directory.search().orElseThrow().search(TENANT, "anna", 10))
                    .hasSize(10);
            cable.cut();
            assertThat(directory.groups().orElseThrow().groupsOf(TENANT, anna)).isEmpty();
        }
    }

    @Test
    void many_failures_leave_nothing_behind() {
        UserId anna = signIn();
        cable.fault(TcpProxy.Fault.GARBAGE);
        int each = THOROUGH ? 500 : 100;
        for (int n = 0; n < each; n++) {
            nanos.pass(Duration.ofSeconds(6));
            isOutage(() -> directory.find(TENANT, anna));
            nanos.pass(Duration.ofSeconds(6));
            isOutage(this::signIn);
        }
        await(() -> cable.made() >= 2 * each);

        cable.fault(TcpProxy.Fault.NONE);
        nanos.pass(Duration.ofSeconds(6));
        assertThat(signIn()).isEqualTo(anna);
        await(() -> cable.open() <= 2 * POOL);
        directory.close();
        directory.close();
        await(() -> cable.open() == 0);
        await(() -> threads().isEmpty());
        isOutage(() -> directory.find(TENANT, anna));
    }

    @Test
    void dead_and_silent_servers_are_passed_over() throws LDAPException {
        cable.fault(TcpProxy.Fault.SILENCE);
        MemoryServer dead = new MemoryServer();
        dead.close();
        try (LdapDirectory several = LdapDirectory.connect(settings(dead.port(), cable.port(), server.port()), nanos)) {
            // The first calls may use up their time with finding out, the more of them the busier the machine is.
            int calls = 0;
            for (int letIn = 0; letIn < 2; calls++) {
                assertThat(calls).isLessThan(50);
                letIn += isLetIn(several) ? 1 : 0;
            }
        }
    }

    @Test
    void nobody_has_to_be_there_at_the_beginning() throws LDAPException {
        server.stopListening();
        try (LdapDirectory early = LdapDirectory.connect(settings(server.port()), nanos)) {
            isOutage(() -> early.authenticate(TENANT, "anna1", PASSWORD.toCharArray()));
            server.listenAgain();

            assertThat(early.authenticate(TENANT, "anna1", PASSWORD.toCharArray()))
                    .isInstanceOf(Authentication.Authenticated.class);
        }
    }

    @Test
    void callers_do_not_wait_for_what_was_just_out_of_reach() {
        signIn();
        cable.fault(TcpProxy.Fault.TORN);
        for (int n = 0; n < 3; n++) {
            isOutage(this::signIn);
        }
        int made = cable.made();
        for (int n = 0; n < 100; n++) {
            isOutage(this::signIn);
        }

        assertThat(cable.made()).isEqualTo(made);
    }

    private static boolean isLetIn(LdapDirectory directory) {
        try {
            return directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray())
                    instanceof Authentication.Authenticated;
        } catch (HostException e) {
            return false;
        }
    }

    private static Stream<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }

    private static List<String> threads() {
        return threadNames()
                .filter(name -> name.startsWith("Background connect thread") || name.startsWith("Write Timeout"))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
