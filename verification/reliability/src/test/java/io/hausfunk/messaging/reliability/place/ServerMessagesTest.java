// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServerMessagesTest {
    static byte[] message(char kind, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) kind)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] stream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(message('R', "\0\0\0\0"));
        stream.writeBytes(message('2', ""));
        stream.writeBytes(message('D', "C\0\0\0\13COMMIT\0 in a row, and much longer than what is looked for"));
        stream.writeBytes(message('C', "INSERT 0 1\0"));
        stream.writeBytes(message('C', "BEGIN\0"));
        stream.writeBytes(message('C', "COMMIT\0"));
        stream.writeBytes(message('Z', "I"));
        return stream.toByteArray();
    }

    @Test
    void finds_the_answer_to_a_commit_and_nothing_that_only_looks_like_it() {
        byte[] all = stream();
        assertThat(new ServerMessages().commitEnds(all, all.length)).isEqualTo(all.length - 6);
        int before = all.length - 6 - 12;
        assertThat(new ServerMessages().commitEnds(Arrays.copyOf(all, before), before))
                .isEqualTo(-1);
    }

    @Test
    void finds_it_wherever_the_network_tears_the_bytes() {
        byte[] all = stream();
        for (int piece = 1; piece < all.length; piece++) {
            ServerMessages messages = new ServerMessages();
            int found = 0;
            for (int from = 0; from < all.length; from += piece) {
                byte[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + piece));
                found += messages.commitEnds(some, some.length) >= 0 ? 1 : 0;
            }
            assertThat(found).as("pieces of %d", piece).isEqualTo(1);
        }
    }
}
