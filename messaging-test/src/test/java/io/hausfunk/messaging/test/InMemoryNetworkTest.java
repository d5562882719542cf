// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.error.HostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the faults which tests rely on do happen. */
class InMemoryNetworkTest {
    private static final int FRAMES = 100;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final UUID node = UUID.randomUUID();
    private final BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
    private final ClusterConnection sender = network.transport().join(UUID.randomUUID(), frame -> {});

    private ClusterConnection receiver = join();

    private ClusterConnection join() {
        return network.transport().join(node, frame -> arrived.add((int) frame[0]));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void without_faults_everything_arrives_once_and_in_order() throws InterruptedException {
        send();
        assertThat(next(FRAMES)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void frames_are_lost() throws InterruptedException {
        network.faults(NetworkFaults.NONE.losing(50));
        send();
        assertThat(rest()).hasSizeBetween(1, FRAMES - 1);
        network.faults(NetworkFaults.CUT);
        send();
        assertThat(rest()).isEmpty();
    }

    @Test
    void frames_are_duplicated() throws InterruptedException {
        network.faults(NetworkFaults.NONE.duplicating(50));
        send();
        assertThat(rest()).hasSizeBetween(FRAMES + 1, 2 * FRAMES - 1);
    }

    @Test
    void delayed_frames_overtake_each_other() throws InterruptedException {
        network.faults(NetworkFaults.NONE.delayingUpTo(Duration.ofMillis(50)));
        send();
        List<Integer> frames = next(FRAMES);
        assertThat(frames).doesNotHaveDuplicates();
        assertThat(frames).isNotEqualTo(frames.stream().sorted().toList());
    }

    @Test
    void an_isolated_node_hears_nothing_until_it_joins_again() throws InterruptedException {
        network.isolate(node);
        send();
        assertThat(rest()).isEmpty();
        receiver.reregister();
        send();
        assertThat(rest()).isEmpty();
        receiver.close();
        receiver = join();
        send();
        assertThat(next(FRAMES)).hasSize(FRAMES);
    }

    @Test
    void frames_to_a_stalled_node_stay_under_way() throws InterruptedException {
        network.stall(node);
        assertThat(sender.send(node, new byte[1]).toCompletableFuture()).isNotDone();
        assertThat(rest()).isEmpty();
        network.stall(null);
        assertThat(sender.send(node, new byte[1]).toCompletableFuture()).isCompletedWithValue(true);
    }

    @Test
    void who_left_is_no_member_and_who_may_not_join_is_told() {
        assertThat(sender.members()).isEqualTo(2);
        receiver.close();
        assertThat(sender.members()).isEqualTo(1);
        network.joinable(false);
        assertThatThrownBy(this::join).isInstanceOf(HostException.class);
    }

    private void send() {
        for (byte i = 0; i < FRAMES; i++) {
            sender.send(node, new byte[] {i});
        }
    }

    private List<Integer> next(int count) throws InterruptedException {
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Integer frame = arrived.poll(10, TimeUnit.SECONDS);
            assertThat(frame).isNotNull();
            frames.add(frame);
        }
        return frames;
    }

    /** What arrived before a frame that is sent now. */
    private List<Integer> rest() throws InterruptedException {
        UUID last = UUID.randomUUID();
        BlockingQueue<Integer> mark = new LinkedBlockingQueue<>();
        network.transport().join(last, frame -> mark.add((int) frame[0])).members();
        network.inject(last, new byte[1]);
        assertThat(mark.poll(10, TimeUnit.SECONDS)).isNotNull();
        List<Integer> frames = new ArrayList<>();
        arrived.drainTo(frames);
        return frames;
    }
}
