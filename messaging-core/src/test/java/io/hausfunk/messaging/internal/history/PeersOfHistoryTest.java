// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two nodes on one store that goes back: one of them notices before the other. */
class PeersOfHistoryTest {
    private static final byte[] NEWS = {1, 2, 3};

    private volatile History ofStore = new History("before");
    private final Node one = new Node();
    private final Node two = new Node();

    @Test
    void news_pass_while_both_know_the_same_history() {
        assertThat(one.tells(two, Topic.ENTRIES)).isTrue();
        assertThat(two.tells(one, Topic.EPHEMERAL)).isTrue();
        assertThat(two.tells(one, Topic.PERSONAL)).isTrue();
    }

    @Test
    void news_from_before_mean_nothing_to_who_knows_better_nor_later_news_to_who_does_not() {
        ofStore = new History("after");
        one.histories.look();
        for (Topic topic : List.of(Topic.ENTRIES, Topic.EPHEMERAL, Topic.PERSONAL)) {
            assertThat(two.tells(one, topic)).as("%s from before", topic).isFalse();
            assertThat(one.tells(two, topic)).as("%s from after", topic).isFalse();
        }
        two.histories.look();
        assertThat(two.tells(one, Topic.ENTRIES)).isTrue();
        assertThat(one.tells(two, Topic.ENTRIES)).isTrue();
    }

    @Test
    void who_is_there_and_whom_to_look_up_rests_on_no_history() {
        ofStore = new History("after");
        one.histories.look();
        assertThat(two.tells(one, Topic.SERVED_PEOPLE)).isTrue();
        assertThat(one.tells(two, Topic.DIRECTORY_REFRESH)).isTrue();
    }

    @Test
    void nothing_passes_while_a_node_forgets() {
        List<Boolean> passed = new ArrayList<>();
        one.histories.onChange(() -> passed.add(two.tells(one, Topic.ENTRIES)));
        two.histories.onChange(() -> passed.add(one.tells(two, Topic.ENTRIES)));
        ofStore = new History("after");
        one.histories.look();
        two.histories.look();
        assertThat(passed).containsExactly(false, false);
    }

    /** What one node knows of the store, and a line to the other. */
    private final class Node implements Peers, HistoryStore {
        private final UUID id = UUID.randomUUID();
        private History accepted = ofStore;
        private final HistoryWatch histories = new HistoryWatch(this, new FaultCounter(() -> 0), () -> 0);
        private final Map<Topic, Receiver> receivers = new EnumMap<>(Topic.class);
        private final List<byte[]> got = new ArrayList<>();
        private Node to = this;
        private final Peers peers = new PeersOfHistory(this, histories);

        Node() {
            for (Topic topic : Topic.values()) {
                peers.onTopic(topic, (from, body) -> got.add(body));
            }
        }

        /** Whether it arrives, as it was sent. */
        boolean tells(Node other, Topic topic) {
            to = other;
            peers.send(other.id, topic, NEWS);
            List<byte[]> arrived = List.copyOf(other.got);
            other.got.clear();
            arrived.forEach(body -> assertThat(body).isEqualTo(NEWS));
            return !arrived.isEmpty();
        }

        @Override
        public History current() {
            accepted = ofStore;
            return accepted;
        }

        @Override
        public void look() {
            if (!accepted.equals(ofStore)) {
                throw new StorageException(ErrorCode.HISTORY_CHANGED, "it went back");
            }
        }

        @Override
        public UUID self() {
            return id;
        }

        @Override
        public Set<UUID> reachable() {
            return Set.of();
        }

        @Override
        public void send(UUID node, Topic topic, byte[] body) {
            Receiver receiver = to.receivers.get(topic);
            assertThat(receiver).isNotNull();
            receiver.receive(id, body);
        }

        @Override
        public void onTopic(Topic topic, Receiver receiver) {
            receivers.put(topic, receiver);
        }

        @Override
        public void onChange(Listener listener) {
            // Nobody comes or goes.
        }
    }
}
