// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A connection is repaired although a thread cannot be had for it, or the transport throws, at the wrong moment. */
class LinkRepairTest {
    private static final ClusterTimings TIMINGS = ClusterTimings.DEFAULT;

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ClusterLink link = new ClusterLink(transport, new UUID(0, 1));
    private final NodeCounters counters = new NodeCounters();
    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final Peer silent = new Peer(new UUID(0, 2), new ReplayWindow(), 0);
    private long now;

    LinkRepairTest() {
        silent.leased = true;
        transport.members = 2;
        link.join(frame -> {});
    }

    @TestFactory
    Stream<DynamicTest> what_could_not_be_handed_over_is_tried_with_the_next_check() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    LinkRepairTest fresh = new LinkRepairTest();
                    fresh.noThreadTheFirstTime(new FaultyExecutor(0, fault, false));
                }));
    }

    private void noThreadTheFirstTime(FaultyExecutor threads) {
        LinkRepair repair = repair(threads);
        passes(TIMINGS.reregisterAfter().plusSeconds(1));
        repair.check(List.of(silent), true);
        assertThat(threads.runNext()).isFalse();

        passes(TIMINGS.heartbeatInterval());
        repair.check(List.of(silent), true);

        assertThat(threads.runNext()).isTrue();
        assertThat(transport.registrations).isEqualTo(1);
        assertThat(faults.counts()).containsKey("threads");
    }

    @TestFactory
    Stream<DynamicTest> to_join_again_is_tried_with_the_next_check_if_no_thread_could_be_had() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    LinkRepairTest fresh = new LinkRepairTest();
                    fresh.noThreadToRejoin(new FaultyExecutor(1, fault, false));
                }));
    }

    private void noThreadToRejoin(FaultyExecutor threads) {
        LinkRepair repair = repair(threads);
        passes(TIMINGS.reregisterAfter().plusSeconds(1));
        repair.check(List.of(silent), true);
        assertThat(threads.runNext()).isTrue();
        passes(TIMINGS.rejoinAfter().multipliedBy(2));
        repair.check(List.of(silent), true);
        assertThat(threads.runNext()).isFalse();

        passes(TIMINGS.heartbeatInterval());
        repair.check(List.of(silent), true);

        assertThat(threads.runNext()).isTrue();
        assertThat(transport.joins).isEqualTo(2);
    }

    @Test
    void a_transport_that_throws_is_asked_again() {
        FaultyExecutor threads = new FaultyExecutor();
        LinkRepair repair = repair(threads);
        passes(TIMINGS.reregisterAfter().plusSeconds(1));
        transport.registering = () -> {
            throw new NoClassDefFoundError("a transport's");
        };
        repair.check(List.of(silent), true);
        assertThat(threads.runNext()).isTrue();
        transport.meanwhile = () -> {
            throw new OutOfMemoryError("a transport's");
        };
        passes(TIMINGS.rejoinAfter().multipliedBy(2));
        repair.check(List.of(silent), true);
        assertThat(threads.runNext()).isTrue();
        assertThat(link.joined()).isFalse();
        transport.meanwhile = () -> {};

        passes(TIMINGS.rejoinAfter().multipliedBy(3));
        repair.check(List.of(silent), true);

        assertThat(threads.runNext()).isTrue();
        assertThat(link.joined()).isTrue();
        assertThat(faults.counts()).containsEntry("nodes", 2L);
    }

    private LinkRepair repair(FaultyExecutor threads) {
        return new LinkRepair(new UUID(0, 1), link, TIMINGS, counters, () -> now, threads, faults);
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
