// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a part throws that hears of other nodes, it hears of them later, and all others at once. */
class ClusterPeersTest {
    private static final int AT_ONCE_AND_AT_THE_END_OF_THE_TICK = 2;
    private static final ClusterTimings TIMINGS = ClusterTimings.DEFAULT;

    private final UUID self = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Map<UUID, Peer> table = new ConcurrentHashMap<>();
    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final ScriptedTransport transport = new ScriptedTransport();
    private final ClusterLink link = new ClusterLink(transport, self);
    private final List<String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();
    private Throwable thrown = new IllegalStateException();
    private int failing;
    private long now;

    @TestFactory
    Stream<DynamicTest> a_listener_that_throws_is_told_again_with_the_next_tick() {
        return Stream.of(Fault.values())
                .filter(fault -> fault != Fault.REJECTED)
                .map(fault -> DynamicTest.dynamicTest(
                        fault.toString(), () -> new ClusterPeersTest().throwsOnceEachTime(fault)));
    }

    private void throwsOnceEachTime(Fault fault) {
        ClusterPeers peers = peers(new FaultyExecutor());
        thrown = fault.made();
        failing = 1;
        hear(peers);
        assertThat(first).isEmpty();
        assertThat(second).containsExactly("up");
        assertThat(peers.reachable()).containsExactly(other);
        assertThat(faults.recent()).containsKey("nodes");

        tick(peers);
        assertThat(first).containsExactly("up");

        failing = AT_ONCE_AND_AT_THE_END_OF_THE_TICK;
        silence(peers);
        assertThat(first).containsExactly("up");
        assertThat(second).containsExactly("up", "down");
        tick(peers);
        assertThat(first).containsExactly("up", "down");
        tick(peers);
        assertThat(first).containsExactly("up", "down");
        assertThat(second).containsExactly("up", "down");
    }

    @Test
    void a_listener_that_missed_the_end_of_a_node_hears_it_before_the_node_comes_back() {
        ClusterPeers peers = peers(new FaultyExecutor());
        hear(peers);
        failing = AT_ONCE_AND_AT_THE_END_OF_THE_TICK;
        silence(peers);
        assertThat(first).containsExactly("up");
        table.get(other).heard = false;

        hear(peers);

        assertThat(first).containsExactly("up", "down", "up");
        assertThat(second).containsExactly("up", "down", "up");
    }

    @TestFactory
    Stream<DynamicTest> a_tick_that_could_not_be_handed_over_is_made_up_for_by_the_next() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> new ClusterPeersTest().noThread(fault)));
    }

    private void noThread(Fault fault) {
        FaultyExecutor inbound = new FaultyExecutor(0, fault, false);
        ClusterPeers peers = peers(inbound);
        peers.leased(Map.of(other, WireVersions.OURS.note()));
        assertThat(inbound.runNext()).isFalse();
        peers.leased(Map.of(other, WireVersions.OURS.note()));
        assertThat(inbound.runNext()).isTrue();
        assertThat(table).containsOnlyKeys(other);
        assertThat(faults.counts()).containsKey("threads");
    }

    private ClusterPeers peers(FaultyExecutor threads) {
        link.join(frame -> {});
        inbound = threads;
        FrameSender sender =
                new FrameSender(self, table.values(), link, FreshSealer.create(), new NodeCounters(), Runnable::run);
        ClusterPeers peers =
                new ClusterPeers(self, table, sender, TIMINGS, new NodeCounters(), () -> now, threads, faults);
        peers.onChange(listener(first, true));
        peers.onChange(listener(second, false));
        return peers;
    }

    private FaultyExecutor inbound = new FaultyExecutor();

    private Peers.Listener listener(List<String> told, boolean fails) {
        return new Peers.Listener() {
            @Override
            public void peerUp(UUID node) {
                FaultyExecutor.<RuntimeException>throwIf(fails && failing-- > 0, thrown);
                told.add("up");
            }

            @Override
            public void peerDown(UUID node) {
                FaultyExecutor.<RuntimeException>throwIf(fails && failing-- > 0, thrown);
                told.add("down");
            }
        };
    }

    private void hear(ClusterPeers peers) {
        peers.leased(Map.of(other, WireVersions.OURS.note()));
        assertThat(inbound.runNext()).isTrue();
        peers.received(
                table.get(other),
                List.of(new Frame.Section(Topic.HEARTBEAT.code(), new Heartbeat(true, false).toBytes())));
    }

    private void silence(ClusterPeers peers) {
        tick(peers);
        // A little at a time: a jump would be taken for a process that was frozen.
        long until = now + TIMINGS.silentAfter().plusSeconds(1).toNanos();
        while (now < until && table.get(other).heard) {
            tick(peers);
        }
        assertThat(peers.reachable()).isEmpty();
    }

    private void tick(ClusterPeers peers) {
        now += TIMINGS.heartbeatInterval().toNanos();
        peers.tick();
        assertThat(inbound.runNext()).isTrue();
    }
}
