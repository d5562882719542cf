// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.model.TenantId;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final TenantId T = new TenantId("t");

    @Test
    void theFormNeverChanges() {
        assertThat(fields(Purpose.ENTRY, List.of(new byte[] {7})).toByteArray())
                .isEqualTo(new byte[] {1, 0, 0, 0, 5, 'e', 'n', 't', 'r', 'y', 0, 0, 0, 1, 't', 0, 0, 0, 1, 7});
    }

    @Test
    void differentFieldsNeverHaveTheSameBytes() {
        // Short fields over few bytes, so that a form without lengths would collide all the time.
        Random random = new Random(4711);
        Map<ByteBuffer, List<ByteBuffer>> seen = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            List<byte[]> content = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                byte[] field = new byte[random.nextInt(4)];
                for (int at = 0; at < field.length; at++) {
                    field[at] = (byte) random.nextInt(2);
                }
                content.add(field);
            }
            List<ByteBuffer> readable = content.stream().map(ByteBuffer::wrap).toList();
            List<ByteBuffer> before =
                    seen.put(ByteBuffer.wrap(fields(Purpose.ENTRY, content).toByteArray()), readable);
            if (before != null) {
                assertThat(before).isEqualTo(readable);
            }
        }
        assertThat(seen).hasSizeGreaterThan(1000);
    }

    @Test
    void noPurposeIsAnothers() {
        assertThat(Arrays.stream(Purpose.values()).map(p -> ByteBuffer.wrap(p.bytes())))
                .doesNotHaveDuplicates();
    }

    @Test
    void aWrongAnnouncementIsNoticed() {
        assertThatThrownBy(() -> FieldEncoder.of(Purpose.ENTRY, T, 0, 1, 3).toByteArray())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FieldEncoder.of(Purpose.ENTRY, T, 0, 0, 0).number(1))
                .isInstanceOf(BufferOverflowException.class);
    }

    private static FieldEncoder fields(Purpose purpose, List<byte[]> content) {
        int bytes = content.stream().mapToInt(field -> field.length).sum();
        FieldEncoder fields = FieldEncoder.of(purpose, T, 0, content.size(), bytes);
        content.forEach(fields::bytes);
        return fields;
    }
}
