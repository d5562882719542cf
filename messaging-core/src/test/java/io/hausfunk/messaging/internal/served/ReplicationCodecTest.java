// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Changes;
import io.hausfunk.messaging.internal.served.ReplicationMessage.CurrentVersion;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Request;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.StatusText;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplicationCodecTest {
    private final PersonRef person = new PersonRef(new TenantId("t".repeat(64)), new PersonKey(UUID.randomUUID()));
    private final ServedState served = new ServedState(
            true,
            new NodePresence(
                    true,
                    false,
                    new VersionedChoice(
                            Long.MAX_VALUE,
                            UUID.randomUUID(),
                            PresenceChoice.busy()
                                    .saying(new StatusText("ä".repeat(100), Instant.ofEpochMilli(4_711))))));

    @Test
    void what_is_written_is_read_with_the_longest_of_everything() {
        byte[] body = ReplicationCodec.writeChanges(3, 4, 9, List.of(ServedStateCodec.write(person, served)));
        assertThat(ReplicationCodec.read(body)).isEqualTo(new Changes(3, 4, 9, Map.of(person, served)));
        assertThat(ReplicationCodec.read(ReplicationCodec.write(new CurrentVersion(5, true))))
                .isEqualTo(new CurrentVersion(5, true));
        assertThat(ReplicationCodec.read(ReplicationCodec.write(new Request(5, 6))))
                .isEqualTo(new Request(5, 6));
    }

    @Test
    void what_a_newer_node_adds_is_passed_over() {
        byte[] block = ServedStateCodec.write(person, served);
        byte[] newer = Arrays.copyOf(block, block.length + 5);
        int flags = 1 + 64 + 16;
        // A flag that is not known here, in the byte that holds the known ones, and what it announces at the end.
        newer[flags] |= 0x40;
        byte[] body = ReplicationCodec.writeChanges(0, 0, 2, List.of(newer, block));
        assertThat(((Changes) ReplicationCodec.read(body)).people()).containsOnly(Map.entry(person, served));

        byte[] otherVersion = ReplicationCodec.write(new CurrentVersion(5, false));
        otherVersion[0] = 2;
        assertThat(ReplicationCodec.read(otherVersion)).isNull();
        byte[] otherKind = ReplicationCodec.write(new CurrentVersion(5, false));
        otherKind[1] = 77;
        assertThat(ReplicationCodec.read(otherKind)).isNull();
    }

    @Test
    void garbage_is_refused_and_nothing_else_happens() {
        Random random = new Random(11);
        byte[] body = ReplicationCodec.writeChanges(0, 4, 9, List.of(ServedStateCodec.write(person, served)));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = body.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(bad, random.nextInt(bad.length + 1));
            try {
                ReplicationCodec.read(cut);
            } catch (WireException e) {
                assertThat(e.getMessage() == null || !e.getMessage().contains("ä"))
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> ReplicationCodec.read(new byte[0])).isInstanceOf(WireException.class);
    }

    @Test
    void a_node_with_too_many_people_says_so_and_recovers_when_there_is_room() {
        LocalPeople own = new LocalPeople(new ServedLimits(2, 5, Peers.MAX_BODY, 4));
        for (int i = 0; i < 3; i++) {
            var unused = own.listeners(new PersonRef(person.tenant(), new PersonKey(new UUID(0, i))), 1);
        }
        own.newChanges();
        assertThat(((CurrentVersion) ReplicationCodec.read(own.currentVersion())).overfull())
                .isTrue();
        var unused = own.listeners(new PersonRef(person.tenant(), new PersonKey(new UUID(0, 0))), -1);
        Changes news = (Changes) ReplicationCodec.read(own.newChanges().get(0));
        assertThat(news.people())
                .containsEntry(
                        new PersonRef(person.tenant(), new PersonKey(new UUID(0, 2))), new ServedState(true, null));
        assertThat(((CurrentVersion) ReplicationCodec.read(own.currentVersion())).overfull())
                .isFalse();
    }

    @Test
    void many_people_travel_in_pieces_and_a_node_that_is_not_fully_known_counts_as_interested() {
        FaultyNet net = new FaultyNet(1);
        FaultyNet.Node one = net.node();
        FaultyNet.Node two = net.node();
        net.heal();
        ServedPeople from = new ServedPeople(one, ServedLimits.USUAL, net::now);
        ServedPeople to = new ServedPeople(two, ServedLimits.USUAL, net::now);
        for (int i = 0; i < 50_000; i++) {
            from.listenerAdded(new PersonRef(person.tenant(), new PersonKey(new UUID(1, i))));
        }
        from.tick();
        from.start(p -> {});
        to.start(p -> {});
        List<PersonKey> nobody = List.of(new PersonKey(UUID.randomUUID()));
        assertThat(to.nodesListeningFor(person.tenant(), nobody)).containsExactly(one.self());
        for (int tick = 0; tick < 40; tick++) {
            net.pass(250_000_000L);
            from.tick();
            to.tick();
        }
        assertThat(to.nodesListeningFor(person.tenant(), nobody)).isEmpty();
        assertThat(to.nodesListeningFor(person.tenant(), List.of(new PersonKey(new UUID(1, 49_999)))))
                .containsExactly(one.self());
    }
}
