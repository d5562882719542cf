// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that does what networks do: every call ends, and nothing wrong is answered. */
class NetworkTroubleTest extends CabledDirectory {
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void every_call_is_an_outage_and_all_is_well_again_afterwards(TcpProxy.Fault fault) {
        limits(fault);
        UserId anna = signIn();
        UserId nobody = UserId.of(UUID.randomUUID().toString());
        List<ThrowingCallable> calls = calls(anna, nobody);
        // Each of them takes its whole time, of seconds: once for each operation shows it.
        boolean slow = fault == TcpProxy.Fault.DRIP && !THOROUGH;
        for (ThrowingCallable call : slow ? calls.subList(0, 4) : calls) {
            cable.fault(fault);
            isOutage(call);
            cable.fault(TcpProxy.Fault.NONE);
            assertThat(wellAgain(() -> directory.find(TENANT, anna))).isPresent();
        }
        assertThat(wellAgain(this::signIn)).isEqualTo(anna);
    }

    @ParameterizedTest
    @EnumSource(names = {"TORN", "GARBAGE", "SILENCE", "HALF"})
    void a_whole_reading_that_breaks_off_anywhere_is_an_outage(TcpProxy.Fault fault) {
        limits(fault);
        wellAgain(this::snapshot);
        int before = cable.requests();
        wellAgain(this::snapshot);
        int requests = cable.requests() - before;
        assertThat(requests).isGreaterThan(6);
        for (int answered = 0; answered < requests; answered += fault.silent() && !THOROUGH ? 3 : 1) {
            cable.fault(fault, answered);
            isOutage(this::snapshot);
            cable.fault(TcpProxy.Fault.NONE);
            assertThat(wellAgain(this::snapshot).people()).hasSize(30);
        }
    }

    private DirectorySnapshot snapshot() {
        return directory.feed().orElseThrow().snapshot(TENANT);
    }

    private List<ThrowingCallable> calls(UserId anna, UserId nobody) {
        return List.of(
                () -> directory.find(TENANT, anna),
                () -> directory.authenticate(TENANT, "anna1", PASSWORD.toCharArray()),
                () -> directory.search().orElseThrow().search(TENANT, "an", 10),
                () -> directory.groups().orElseThrow().groupsOf(TENANT, anna),
                () -> directory.find(TENANT, nobody),
                () -> directory.authenticate(TENANT, "nobody", PASSWORD.toCharArray()));
    }
}
