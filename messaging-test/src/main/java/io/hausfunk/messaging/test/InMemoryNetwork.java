// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A network between the engines of one JVM, with the faults that a test asks for. Give each engine a {@link #transport()} of
 * its own. Frames are delivered on one thread, and in order unless {@link NetworkFaults} say otherwise.
 */
public final class InMemoryNetwork implements AutoCloseable {
    private final ScheduledExecutorService wire = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "in-memory-network");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<UUID, InMemoryConnection> connections = new ConcurrentHashMap<>();
    private final List<SentFrame> sent = new ArrayList<>();
    private final SplittableRandom random;
    private NetworkFaults faults = NetworkFaults.NONE;
    private @Nullable UUID stalled;
    private boolean joinable = true;

    /** A network that draws its faults from a fixed seed. */
    public InMemoryNetwork() {
        this(42);
    }

    /** A network that draws its faults from this seed. */
    public InMemoryNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The end of the network for one engine. */
    public ClusterTransport transport() {
        return new InMemoryTransport(this);
    }

    /** From now on, frames meet these faults. */
    public synchronized void faults(NetworkFaults newFaults) {
        faults = newFaults;
    }

    /** From now on, nobody can join, or everybody again. Nodes that have joined are not affected. */
    public synchronized void joinable(boolean allowed) {
        joinable = allowed;
    }

    /** The stages of frames to this node never complete, and the frames never arrive; null for no node. */
    public synchronized void stall(@Nullable UUID node) {
        stalled = node;
    }

    /** Nothing reaches this node any more until it leaves and joins again. */
    public void isolate(UUID node) {
        InMemoryConnection connection = connections.get(node);
        if (connection != null) {
            connection.isolate();
        }
    }

    /** Sends bytes to a node, as a stranger or a repeating network does. */
    public void inject(UUID to, byte[] bytes) {
        wire.execute(() -> deliver(to, bytes));
    }

    /** Every frame that was sent so far. */
    public synchronized List<SentFrame> sent() {
        return List.copyOf(sent);
    }

    /** Drops what is under way. */
    @Override
    public void close() {
        wire.shutdownNow();
    }

    synchronized InMemoryConnection join(UUID node, FrameReceiver receiver) {
        if (!joinable) {
            throw new HostException(ErrorCode.CLUSTER_UNAVAILABLE, "nobody may join");
        }
        InMemoryConnection connection = new InMemoryConnection(this, node, receiver);
        connections.put(node, connection);
        return connection;
    }

    void leave(UUID node, InMemoryConnection connection) {
        connections.remove(node, connection);
    }

    int members() {
        return connections.size();
    }

    synchronized CompletionStage<Boolean> send(UUID to, byte[] frame) {
        sent.add(new SentFrame(to, frame));
        if (to.equals(stalled)) {
            return new CompletableFuture<>();
        }
        try {
            for (int copies = faults.copies(random); copies > 0; copies--) {
                var unused = wire.schedule(() -> deliver(to, frame), faults.delayNanos(random), TimeUnit.NANOSECONDS);
            }
            return CompletableFuture.completedFuture(true);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(false);
        }
    }

    private void deliver(UUID to, byte[] frame) {
        InMemoryConnection connection = connections.get(to);
        if (connection != null) {
            connection.receive(frame.clone());
        }
    }
}
