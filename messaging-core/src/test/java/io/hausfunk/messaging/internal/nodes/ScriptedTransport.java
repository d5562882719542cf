// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A transport that does what a test says, and counts. */
final class ScriptedTransport implements ClusterTransport {
    final List<byte[]> frames = new ArrayList<>();
    final List<Integer> open = new ArrayList<>();
    int joins;
    int registrations;
    /** How many nodes it sees. */
    int members = 1;
    /** What happens while it registers again. */
    Runnable registering = () -> {};
    /** What happens while it joins. */
    Runnable meanwhile = () -> {};
    /** What sending answers. */
    CompletionStage<Boolean> answer = CompletableFuture.completedFuture(true);
    /** What sending throws, or null. */
    Error error;

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public ClusterConnection join(UUID node, FrameReceiver receiver) {
        meanwhile.run();
        Integer number = ++joins;
        open.add(number);
        return new Connection(number);
    }

    private final class Connection implements ClusterConnection {
        private final Integer number;

        Connection(Integer number) {
            this.number = number;
        }

        @Override
        public CompletionStage<Boolean> send(UUID to, byte[] frame) {
            frames.add(frame);
            if (error != null) {
                throw error;
            }
            return answer;
        }

        @Override
        public void reregister() {
            registrations++;
            registering.run();
        }

        @Override
        public int members() {
            return members;
        }

        @Override
        public List<String> deviations() {
            return List.of();
        }

        @Override
        public void close() {
            open.remove(number);
        }
    }
}
