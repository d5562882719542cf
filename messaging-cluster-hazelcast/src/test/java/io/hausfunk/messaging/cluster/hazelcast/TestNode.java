// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A node without an engine: it joins, sends frames, and remembers what it received. */
final class TestNode implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final UUID id = UUID.randomUUID();
    private final Set<List<Byte>> received = ConcurrentHashMap.newKeySet();
    private final ClusterConnection connection;

    private TestNode(ClusterTransport transport) {
        connection = transport.join(id, frame -> received.add(bytes(frame)));
    }

    static TestNode join(ClusterTransport transport) {
        return new TestNode(transport);
    }

    /** All nodes, once each of them sees all others. */
    static List<TestNode> joinAll(ClusterTransport... transports) {
        List<TestNode> joined = Arrays.stream(transports).map(TestNode::new).toList();
        Loopback.await(() -> joined.stream().allMatch(node -> node.members() == transports.length));
        return joined;
    }

    /** Whether a frame from this node arrives at the other one, at some try. */
    boolean reaches(TestNode other) {
        return reaches(other, PATIENCE_SECONDS);
    }

    boolean reaches(TestNode other, long seconds) {
        byte[] frame = UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return Loopback.holds(seconds, () -> {
            connection.send(other.id, frame);
            return other.received.contains(bytes(frame));
        });
    }

    /** Whether a frame arrives in either direction, at some try. */
    boolean hearsOrIsHeardBy(TestNode other, long seconds) {
        byte[] frame = UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return Loopback.holds(seconds, () -> {
            connection.send(other.id, frame);
            other.connection.send(id, frame);
            return other.received.contains(bytes(frame)) || received.contains(bytes(frame));
        });
    }

    ClusterConnection connection() {
        return connection;
    }

    UUID id() {
        return id;
    }

    int members() {
        return connection.members();
    }

    List<String> deviations() {
        return connection.deviations();
    }

    @Override
    public void close() {
        connection.close();
    }

    private static List<Byte> bytes(byte[] frame) {
        Byte[] boxed = new Byte[frame.length];
        Arrays.setAll(boxed, i -> frame[i]);
        return List.of(boxed);
    }
}
