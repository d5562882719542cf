// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.history;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The other nodes, as far as they know the same history of the store. What a node tells of the store is told with a number for its history,
 * and dropped where another one is present: one of the two has missed a change, and finds out within seconds.
 */
public final class PeersOfHistory implements Peers {
    /** What rests on what the store holds. Who is alive, who is there and whom to look up does not. */
    private static final Set<Topic> OF_THE_STORE = EnumSet.of(Topic.ENTRIES, Topic.EPHEMERAL, Topic.PERSONAL);

    private final Peers peers;
    private final HistoryWatch histories;

    /** Talks over these peers. */
    public PeersOfHistory(Peers peers, HistoryWatch histories) {
        this.peers = peers;
        this.histories = histories;
    }

    @Override
    public UUID self() {
        return peers.self();
    }

    @Override
    public Set<UUID> reachable() {
        return peers.reachable();
    }

    @Override
    public void send(UUID to, Topic topic, byte[] body) {
        peers.send(to, topic, OF_THE_STORE.contains(topic) ? tagged(body) : body);
    }

    private byte[] tagged(byte[] body) {
        return ByteBuffer.allocate(TAG + body.length)
                .putInt(histories.tag())
                .put(body)
                .array();
    }

    @Override
    public void onTopic(Topic topic, Receiver receiver) {
        peers.onTopic(topic, OF_THE_STORE.contains(topic) ? ofPresent(receiver) : receiver);
    }

    private Receiver ofPresent(Receiver receiver) {
        return (from, body) -> histories.ifStill(
                ByteBuffer.wrap(body).getInt(),
                () -> receiver.receive(from, Arrays.copyOfRange(body, TAG, body.length)));
    }

    @Override
    public void onChange(Listener listener) {
        peers.onChange(listener);
    }
}
