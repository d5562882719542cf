// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.live.Happening.Got;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HappeningBodyTest {
    private final Spot spot = new Spot(
            new ConversationRef(new TenantId("t".repeat(64)), new ConversationId(UUID.randomUUID())),
            new PersonKey(UUID.randomUUID()));
    private final Typing typing = new Typing(spot, Long.MAX_VALUE, true);
    private final Got got = new Got(spot, 3, Long.MAX_VALUE, 7);

    @Test
    void what_is_written_is_read_in_as_many_bodies_as_it_needs() {
        List<Happening> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(typing);
            many.add(got);
        }
        List<byte[]> bodies = HappeningBody.write(many);
        assertThat(bodies).hasSizeGreaterThan(1).allMatch(body -> body.length <= Peers.MAX_BODY);
        assertThat(bodies.stream().flatMap(body -> HappeningBody.read(body).stream()))
                .containsExactlyElementsOf(many);
    }

    @Test
    void what_a_newer_node_says_is_passed_over() {
        byte[] known = HappeningBody.write(List.of(typing, got)).get(0);
        ByteBuffer newer = ByteBuffer.allocate(known.length + 6).put(known);
        newer.putShort((short) 4).put((byte) 99).put(new byte[] {1, 2, 3});
        byte[] body = new byte[newer.flip().remaining()];
        newer.get(body);
        assertThat(HappeningBody.read(body)).containsExactly(typing, got);
        known[0] = 2;
        assertThat(HappeningBody.read(known)).isEmpty();
    }

    @Test
    void garbage_is_refused_and_nothing_else_happens() {
        Random random = new Random(5);
        byte[] known = HappeningBody.write(List.of(typing, got)).get(0);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(known, random.nextInt(known.length + 1));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                HappeningBody.read(bad);
            } catch (IllegalArgumentException | BufferUnderflowException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void marks_never_fall_and_reading_is_delivery() {
        Marks marks = new Marks();
        assertThat(marks.raise(new Got(spot, 1, 2, 5))).isEqualTo(new Got(spot, 1, 5, 5));
        assertThat(marks.raise(new Got(spot, 1, 4, 4))).isNull();
        assertThat(marks.raise(new Got(spot, 1, 9, 1))).isEqualTo(new Got(spot, 1, 9, 5));
        assertThat(marks.raise(new Got(spot, 1, 9, 5))).isNull();
    }
}
