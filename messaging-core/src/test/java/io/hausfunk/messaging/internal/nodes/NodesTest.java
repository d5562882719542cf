// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.internal.bus.ClusterBus;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What somebody reaches who may send to a node's address and is no node. */
class NodesTest {
    private static final int LARGE = 1024 * 1024;

    private final List<Runnable> unopened = new ArrayList<>();
    private final List<Consumer<byte[]>> address = new ArrayList<>();
    private final Nodes nodes = nodes();

    @Test
    void large_frames_do_not_fill_the_memory_and_later_ones_are_taken_again() {
        for (int i = 0; i < 100; i++) {
            address.get(0).accept(new byte[LARGE]);
        }
        assertThat(unopened).hasSize(32);
        assertThat(nodes.counters.overflowed.sum()).isEqualTo(68);
        unopened.forEach(Runnable::run);
        address.get(0).accept(new byte[LARGE]);
        assertThat(unopened).hasSize(33);
    }

    private Nodes nodes() {
        MemoryStorage storage = MemoryStorage.create();
        storage.open();
        FrameSealer sealer = Keyring.create(
                        storage.keys(),
                        TestEngine.freshKeys(),
                        new KeyringSettings(10, Duration.ofMinutes(1), System::nanoTime))
                .frames();
        UUID self = UUID.randomUUID();
        return new Nodes(
                self,
                inbound -> {
                    address.add(inbound);
                    return new ClusterBus(new Nowhere(), self, inbound);
                },
                sealer,
                NodeSettings.DEFAULT,
                System::nanoTime,
                unopened::add,
                Runnable::run);
    }

    private static final class Nowhere implements Cluster {
        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public ClusterConnection join() {
            throw new IllegalStateException("nobody joins");
        }
    }
}
