// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveEventCodecTest {
    private final ParticipantRef participant = new ParticipantRef(
            new ConversationRef(new TenantId("t".repeat(64)), new ConversationId(UUID.randomUUID())),
            new PersonKey(UUID.randomUUID()));
    private final Typing typing = new Typing(participant, Long.MAX_VALUE, true);
    private final ReceiptUpdate got = new ReceiptUpdate(participant, 3, Long.MAX_VALUE, 7);

    @Test
    void what_is_written_is_read_in_as_many_bodies_as_it_needs() {
        List<LiveEvent> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(typing);
            many.add(got);
        }
        List<byte[]> bodies = LiveEventCodec.write(many);
        assertThat(bodies).hasSizeGreaterThan(1).allMatch(body -> body.length <= Peers.MAX_BODY);
        assertThat(bodies.stream().flatMap(body -> LiveEventCodec.read(body).stream()))
                .containsExactlyElementsOf(many);
    }

    @Test
    void what_a_newer_node_says_is_passed_over() {
        byte[] known = LiveEventCodec.write(List.of(typing, got)).get(0);
        byte[] newer = Arrays.copyOf(known, known.length + 5);
        newer[1]++;
        System.arraycopy(new byte[] {4, 99, 1, 2, 3}, 0, newer, known.length, 5);
        assertThat(LiveEventCodec.read(newer)).containsExactly(typing, got);
        known[0] = 2;
        assertThat(LiveEventCodec.read(known)).isEmpty();
    }

    @Test
    void garbage_is_refused_and_nothing_else_happens() {
        Random random = new Random(5);
        byte[] known = LiveEventCodec.write(List.of(typing, got)).get(0);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(known, random.nextInt(known.length + 1));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                LiveEventCodec.read(bad);
            } catch (WireException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void of_what_waits_for_a_listener_the_latest_counts_and_what_is_put_back_does_not_hide_it() {
        PendingEvents pending = new PendingEvents();
        Typing stopped = new Typing(participant, 4, false);
        pending.add(typing);
        pending.add(got);
        assertThat(pending.take()).containsExactly(typing, got);
        pending.add(typing);
        assertThat(pending.take()).as("the listener knows").isEmpty();
        pending.add(stopped);
        pending.putBack(typing);
        assertThat(pending.take())
                .as("the listener was never told that it began")
                .isEmpty();
        pending.add(typing);
        assertThat(pending.take()).containsExactly(typing);
        pending.add(stopped);
        assertThat(pending.take()).containsExactly(stopped);
        pending.putBack(stopped);
        assertThat(pending.take()).as("it has to be told that it ended").containsExactly(stopped);
        pending.add(new ReceiptUpdate(participant, 9, 1, 1));
        pending.putBack(got);
        assertThat(pending.take()).containsExactly(got.and(new ReceiptUpdate(participant, 9, 1, 1)));
    }

    @Test
    void receipts_never_fall_and_what_is_read_is_delivered() {
        LatestReceipts latest = new LatestReceipts();
        assertThat(latest.raise(new ReceiptUpdate(participant, 1, 2, 5)))
                .isEqualTo(new ReceiptUpdate(participant, 1, 5, 5));
        assertThat(latest.raise(new ReceiptUpdate(participant, 1, 4, 4))).isNull();
        assertThat(latest.raise(new ReceiptUpdate(participant, 1, 9, 1)))
                .isEqualTo(new ReceiptUpdate(participant, 1, 9, 5));
        assertThat(latest.raise(new ReceiptUpdate(participant, 1, 9, 5))).isNull();
    }
}
