// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.StatusText;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.roll.Said.Changes;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollBodyTest {
    private final Person person = new Person(new TenantId("t".repeat(64)), new PersonKey(UUID.randomUUID()));
    private final Served served = new Served(
            true,
            new Here(
                    true,
                    false,
                    new Chosen(
                            Long.MAX_VALUE,
                            UUID.randomUUID(),
                            PresenceChoice.busy()
                                    .saying(new StatusText("ä".repeat(100), Instant.ofEpochMilli(4_711))))));

    @Test
    void what_is_written_is_read_with_the_longest_of_everything() {
        byte[] body = RollBody.changes(3, 4, 9, List.of(Lines.write(person, served)));
        assertThat(RollBody.read(body)).isEqualTo(new Changes(3, 4, 9, java.util.Map.of(person, served)));
        assertThat(RollBody.read(RollBody.stands(5, true))).isEqualTo(new Said.Stands(5, true));
        assertThat(RollBody.read(RollBody.ask(5, 6))).isEqualTo(new Said.Ask(5, 6));
    }

    @Test
    void what_a_newer_node_adds_is_passed_over() {
        byte[] line = Lines.write(person, served);
        ByteBuffer longer = ByteBuffer.allocate(line.length + 5).put(line).put(new byte[] {1, 2, 3, 4, 5});
        longer.putShort(0, (short) (line.length - 2 + 5));
        int flags = Short.BYTES + 1 + 64 + 16;
        longer.putInt(flags, longer.getInt(flags) | 0x40000000);
        byte[] newer = new byte[longer.capacity()];
        longer.flip().get(newer);
        byte[] body = RollBody.changes(0, 0, 2, List.of(newer, Lines.write(person, served)));
        assertThat(((Changes) RollBody.read(body)).people()).containsEntry(person, served);

        byte[] otherVersion = RollBody.stands(5, false);
        otherVersion[0] = 2;
        assertThat(RollBody.read(otherVersion)).isNull();
        byte[] otherKind = RollBody.stands(5, false);
        otherKind[1] = 77;
        assertThat(RollBody.read(otherKind)).isNull();
    }

    @Test
    void garbage_is_refused_and_nothing_else_happens() {
        Random random = new Random(11);
        byte[] body = RollBody.changes(0, 4, 9, List.of(Lines.write(person, served)));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = body.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            byte[] cut = java.util.Arrays.copyOf(bad, random.nextInt(bad.length + 1));
            try {
                RollBody.read(cut);
            } catch (IllegalArgumentException | BufferUnderflowException e) {
                assertThat(e.getMessage() == null || !e.getMessage().contains("ä"))
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> RollBody.read(new byte[0])).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void a_full_roll_says_so_and_recovers_when_there_is_room() {
        OwnRoll own = new OwnRoll(new RollLimits(2, 5, Peers.MAX_BODY, 4));
        for (int i = 0; i < 3; i++) {
            var unused = own.listens(new Person(person.tenant(), new PersonKey(new UUID(0, i))), 1);
        }
        own.news();
        assertThat(((Said.Stands) RollBody.read(own.stands())).overfull()).isTrue();
        var unused = own.listens(new Person(person.tenant(), new PersonKey(new UUID(0, 0))), -1);
        Changes news = (Changes) RollBody.read(own.news().get(0));
        assertThat(news.people())
                .containsEntry(new Person(person.tenant(), new PersonKey(new UUID(0, 2))), new Served(true, null));
        assertThat(((Said.Stands) RollBody.read(own.stands())).overfull()).isFalse();
    }

    @Test
    void a_large_roll_travels_in_pieces_and_a_node_that_is_not_fully_known_counts_as_interested() {
        FaultyNet net = new FaultyNet(1);
        FaultyNet.Node one = net.node();
        FaultyNet.Node two = net.node();
        net.heal();
        Roll from = new Roll(one, RollLimits.USUAL, net::now, p -> {});
        Roll to = new Roll(two, RollLimits.USUAL, net::now, p -> {});
        for (int i = 0; i < 50_000; i++) {
            from.listens(person.tenant(), new PersonKey(new UUID(1, i)));
        }
        from.tick();
        from.start();
        to.start();
        List<PersonKey> nobody = List.of(new PersonKey(UUID.randomUUID()));
        assertThat(to.nodesWith(person.tenant(), nobody)).containsExactly(one.self());
        for (int tick = 0; tick < 40; tick++) {
            net.pass(250_000_000L);
            from.tick();
            to.tick();
        }
        assertThat(to.nodesWith(person.tenant(), nobody)).isEmpty();
        assertThat(to.nodesWith(person.tenant(), List.of(new PersonKey(new UUID(1, 49_999)))))
                .containsExactly(one.self());
    }
}
