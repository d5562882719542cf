// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a transport is given, and what it may do with it. */
class FrameSenderTest {
    private static final int UNDER_WAY = 16;

    private final UUID self = UUID.randomUUID();
    private final Peer peer = new Peer(UUID.randomUUID(), new ReplayWindow(), 0);
    private final ScriptedTransport transport = new ScriptedTransport();
    private final NodeCounters counters = new NodeCounters();
    private final FrameSealer sealer = FreshSealer.create();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final ClusterLink link = new ClusterLink(transport, self);
    private final FrameSender sender = new FrameSender(self, List.of(peer), link, sealer, counters, work::add);

    FrameSenderTest() {
        link.join(frame -> {});
    }

    @Test
    void no_frame_is_larger_than_transports_are_promised() {
        for (int i = 0; i < 20; i++) {
            sender.post(peer, Topic.ENTRIES, new byte[Peers.MAX_BODY]);
            sender.post(peer, Topic.ENTRIES, new byte[ClusterTransport.MAX_FRAME_BYTES - 1024 - Peers.MAX_BODY - 10]);
        }
        run();
        assertThat(transport.frames)
                .hasSizeBetween(10, 20)
                .allMatch(frame -> frame.length <= ClusterTransport.MAX_FRAME_BYTES)
                .anyMatch(frame -> frame.length > ClusterTransport.MAX_FRAME_BYTES - 2048);
    }

    @Test
    void what_gathers_while_enough_is_under_way_leaves_when_a_stage_completes() {
        transport.answer = new CompletableFuture<>();
        for (int i = 0; i < UNDER_WAY + 5; i++) {
            sender.post(peer, Topic.ENTRIES, new byte[Peers.MAX_BODY]);
        }
        run();
        assertThat(transport.frames).hasSize(UNDER_WAY);
        CompletionStage<Boolean> first = transport.answer;
        transport.answer = CompletableFuture.completedFuture(true);
        first.toCompletableFuture().complete(false);
        run();
        assertThat(transport.frames).hasSize(UNDER_WAY + 5);
        assertThat(counters.unsent.sum()).isEqualTo(UNDER_WAY);
    }

    @Test
    void a_transport_that_throws_fails_or_answers_nothing_does_not_hold_up_what_comes_after() {
        transport.error = new NoClassDefFoundError("a transport's");
        fill();
        transport.error = null;
        transport.answer = CompletableFuture.failedFuture(new IllegalStateException("no"));
        fill();
        transport.answer = null;
        fill();
        assertThat(counters.unsent.sum()).isEqualTo(3L * 2 * UNDER_WAY);
        transport.answer = CompletableFuture.completedFuture(true);
        fill();
        assertThat(counters.unsent.sum()).isEqualTo(3L * 2 * UNDER_WAY);
        assertThat(transport.frames).hasSize(4 * 2 * UNDER_WAY);
    }

    /** More frames than may be under way at once. */
    private void fill() {
        for (int i = 0; i < 2 * UNDER_WAY; i++) {
            sender.post(peer, Topic.ENTRIES, new byte[Peers.MAX_BODY]);
        }
        run();
    }

    private void run() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
