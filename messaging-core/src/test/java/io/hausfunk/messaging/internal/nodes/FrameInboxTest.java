// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.cluster.ClusterTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What somebody achieves who can send bytes to a node and is no node. */
class FrameInboxTest {
    private static final int LARGEST = ClusterTransport.MAX_FRAME_BYTES;
    private static final int FITTING = 32 * 1024 * 1024 / LARGEST;

    private final List<Runnable> unopened = new ArrayList<>();
    private final NodeCounters counters = new NodeCounters();

    @Test
    void many_frames_do_not_fill_the_memory_and_later_ones_are_taken_again() {
        FrameInbox inbox = inbox(unopened::add);
        for (int i = 0; i < FITTING + 68; i++) {
            inbox.receive(new byte[LARGEST]);
        }
        assertThat(unopened).hasSize(FITTING);
        assertThat(counters.overflowed.sum()).isEqualTo(68);
        unopened.forEach(Runnable::run);
        inbox.receive(new byte[LARGEST]);
        assertThat(unopened).hasSize(FITTING + 1);
    }

    @Test
    void frames_larger_than_any_node_sends_are_not_even_kept() {
        inbox(unopened::add).receive(new byte[LARGEST + 1]);
        assertThat(unopened).isEmpty();
        assertThat(counters.refused.sum()).isEqualTo(1);
    }

    @Test
    void the_thread_of_a_transport_gets_no_error_of_ours() {
        FrameInbox inbox = inbox(work -> {
            throw new OutOfMemoryError("unable to create a thread");
        });
        for (int i = 0; i <= FITTING; i++) {
            inbox.receive(new byte[LARGEST]);
        }
        assertThat(counters.overflowed.sum()).isEqualTo(FITTING + 1);
    }

    private FrameInbox inbox(Executor executor) {
        return new FrameInbox(
                UUID.randomUUID(), Map.of(), FreshSealer.create(), counters, executor, (peer, sections) -> {});
    }
}
