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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that does what networks do: calls end, nothing wrong is answered, nothing stays open. */
@Timeout(120)
class NetworkTroubleTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final String PASSWORD = "right";
    private static final int POOL = 4;

    private final MemoryServer server = new MemoryServer();
    private final TcpProxy cable = new TcpProxy(server.port());
    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory = LdapDirectory.connect(settings(cable.port()), nanos);

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

    private LdapSettings settings(int... ports) {
        return server.settings()
                .servers(Arrays.stream(ports)
                        .mapToObj(port -> "ldap://127.0.0.1:" + port)
                        .toArray(String[]::new))
                .poolSize(POOL)
                .responseTimeout(Duration.ofMillis(500))
                .pageSize(10);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void every_call_is_an_outage_and_all_is_well_again_afterwards(TcpProxy.Fault fault) {
        UserId anna = signIn();
        UserId nobody = UserId.of(UUID.randomUUID().toString());
        for (ThrowingCallable call : calls(anna, nobody)) {
            cable.fault(fault);
            isOutage(call);
            cable.fault(TcpProxy.Fault.NONE);
            nanos.pass(Duration.ofSeconds(40));
            assertThat(directory.find(TENANT, anna)).isPresent();
        }
        assertThat(signIn()).isEqualTo(anna);
    }

    @ParameterizedTest
    @EnumSource(names = {"TORN", "GARBAGE", "SILENCE"})
    void a_whole_reading_that_breaks_off_anywhere_is_an_outage(TcpProxy.Fault fault) {
        directory.feed().orElseThrow().snapshot(TENANT);
        for (int answers = 0; answers < (fault == TcpProxy.Fault.SILENCE ? 3 : 9); answers++) {
            cable.fault(fault, answers);
            isOutage(() -> directory.feed().orElseThrow().snapshot(TENANT));
            cable.fault(TcpProxy.Fault.NONE);
            nanos.pass(Duration.ofSeconds(40));
            assertThat(directory.feed().orElseThrow().snapshot(TENANT).people()).hasSize(30);
        }
    }

    @Test
    void connections_that_died_while_nobody_used_them_are_replaced_unseen() {
        UserId anna = signIn();
        for (int n = 0; n < 10; n++) {
            cable.cut();
            assertThat(directory.find(TENANT, anna)).isPresent();
            cable.cut();
            assertThat(signIn()).isEqualTo(anna);
        }
    }

    @Test
    void a_thousand_failures_leave_nothing_behind() {
        UserId anna = signIn();
        cable.fault(TcpProxy.Fault.GARBAGE);
        for (int n = 0; n < 500; n++) {
            nanos.pass(Duration.ofSeconds(6));
            isOutage(() -> directory.find(TENANT, anna));
            nanos.pass(Duration.ofSeconds(6));
            isOutage(this::signIn);
        }
        assertThat(cable.made()).isGreaterThanOrEqualTo(1000);

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
            // The first call may use up its time with finding out; later ones need not.
            long letIn = Stream.of(1, 2).filter(n -> isLetIn(several)).count();

            assertThat(letIn).isPositive();
            assertThat(isLetIn(several)).isTrue();
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

    private ThrowingCallable[] calls(UserId anna, UserId nobody) {
        return new ThrowingCallable[] {
            () -> directory.find(TENANT, anna),
            () -> directory.find(TENANT, nobody),
            () -> directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray()),
            () -> directory.authenticate(TENANT, "nobody", PASSWORD.toCharArray()),
            () -> directory.search().orElseThrow().search(TENANT, "an", 10),
            () -> directory.groups().orElseThrow().groupsOf(TENANT, anna),
        };
    }

    private static boolean isLetIn(LdapDirectory directory) {
        try {
            return directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray())
                    instanceof Authentication.Authenticated;
        } catch (HostException e) {
            return false;
        }
    }

    private UserId signIn() {
        return ((Authentication.Authenticated) directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray())).user();
    }

    private static void isOutage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE))
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("dc=").doesNotContain("anna"));
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
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
