// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final ConversationRef REF =
            new ConversationRef(new TenantId("t".repeat(64)), new ConversationId(UUID.randomUUID()));

    private final byte[] block = new WireWriter().text("ä€").signed(-5).toByteArray();
    private final byte[] body = new WireWriter()
            .octet(1)
            .conversation(REF)
            .number(Long.MAX_VALUE)
            .bytes(new byte[] {1, 2})
            .blocks(List.of(block, block))
            .toByteArray();

    @Test
    void what_is_written_is_read() {
        WireReader in = new WireReader(body);
        assertThat(in.versionUpTo(1)).isTrue();
        assertThat(in.conversation()).isEqualTo(REF);
        assertThat(in.number()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.bytes()).containsExactly(1, 2);
        List<String> texts = new ArrayList<>();
        in.blocks(each -> {
            texts.add(each.text(5));
            assertThat(each.signed()).isEqualTo(-5);
            assertThatThrownBy(each::octet).isInstanceOf(WireException.class);
        });
        assertThat(texts).containsExactly("ä€", "ä€");
    }

    @Test
    void numbers_take_as_many_bytes_as_they_need() {
        for (long number : new long[] {0, 1, 127, 128, 16_383, 16_384, 1L << 62, Long.MAX_VALUE}) {
            byte[] bytes = new WireWriter().number(number).toByteArray();
            assertThat(bytes).hasSize(Math.max(1, (70 - Long.numberOfLeadingZeros(number)) / 7));
            assertThat(new WireReader(bytes).number()).isEqualTo(number);
        }
        assertThatThrownBy(() -> new WireWriter().number(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_that_does_not_end_and_a_text_that_is_none_are_refused() {
        byte[] endless = new byte[10];
        Arrays.fill(endless, (byte) 0x80);
        refused(() -> new WireReader(endless).number());
        refused(() -> new WireReader(new byte[] {1, (byte) 0xff}).text(9));
        refused(() -> new WireReader(new WireWriter().text("12345").toByteArray()).text(4));
        refused(() -> new WireReader(new WireWriter().text("no tenant").toByteArray()).tenant());
        refused(() -> new WireReader(new byte[] {0}).versionUpTo(1));
    }

    @Test
    void a_length_that_lies_takes_no_memory() {
        byte[] lie = new WireWriter().number(1L << 40).octet(7).toByteArray();
        refused(() -> new WireReader(lie).bytes());
        refused(() -> new WireReader(lie).text(Integer.MAX_VALUE));
        refused(() -> new WireReader(lie).blocks(each -> {}));
    }

    @Test
    void garbage_ends_in_the_one_kind_of_failure() {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bad = Arrays.copyOf(body, random.nextInt(body.length + 1));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                WireReader in = new WireReader(bad);
                in.versionUpTo(1);
                in.conversation();
                in.number();
                in.bytes();
                in.blocks(each -> each.text(9));
            } catch (WireException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(25_000);
    }

    @Test
    void a_newer_version_is_told_from_a_known_one() {
        assertThat(new WireReader(new byte[] {2}).versionUpTo(1)).isFalse();
        assertThat(new WireReader(new byte[] {(byte) 200}).versionUpTo(1)).isFalse();
    }

    @Test
    void blocks_are_split_in_order_and_no_part_is_too_long() {
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            blocks.add(new byte[i]);
        }
        List<List<byte[]>> parts = WireWriter.split(blocks, 200);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(blocks);
        assertThat(parts)
                .hasSizeGreaterThan(20)
                .allMatch(part -> new WireWriter().blocks(part).toByteArray().length <= 200);
        assertThat(WireWriter.split(List.of(), 200)).containsExactly(List.of());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(WireException.class);
    }
}
