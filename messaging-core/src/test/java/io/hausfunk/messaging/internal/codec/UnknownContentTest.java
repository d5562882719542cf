// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.internal.codec.Contents.APPROVAL;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.UnknownContent;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.message.Draft;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a node does not know it hands over untouched; only what has no form at all does not open. */
class UnknownContentTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final Instant STORED = AT.plusSeconds(1);

    private final ContentCodec codec = Contents.yasson(APPROVAL);

    @Test
    void a_type_that_nobody_registered_keeps_name_version_bytes_time_and_reply() {
        byte[] bytes = "whatever it is".getBytes(UTF_8);
        DecodedContent decoded = decode(new ContentFrame("acme.poll", 3, OptionalLong.of(5), bytes));
        assertThat(decoded)
                .isEqualTo(new DecodedContent(UnknownContent.of("acme.poll", 3, bytes), OptionalLong.of(5), AT));
    }

    @Test
    void a_newer_version_is_unknown_and_an_older_one_is_read() {
        Draft draft = Draft.of(Contents.approval());
        ContentFrame mine = ContentFrame.parse(codec.encode(draft).at(AT));
        assertThat(decode(new ContentFrame(mine.name(), 3, NONE, mine.content()))
                        .content())
                .isEqualTo(UnknownContent.of("acme.approval", 3, mine.content()));
        assertThat(decode(new ContentFrame(mine.name(), 1, NONE, mine.content()))
                        .content())
                .isEqualTo(draft.content());
        assertThat(decode(new ContentFrame("hausfunk.text", 2, NONE, "{\"text\":\"x\"}".getBytes(UTF_8)))
                        .content())
                .isInstanceOf(UnknownContent.class);
    }

    @Test
    void what_the_engine_does_not_take_is_unknown() {
        for (String[] one : List.<String[]>of(
                new String[] {"hausfunk.text", "{}"},
                new String[] {"hausfunk.text", "{\"text\":\"\"}"},
                new String[] {"hausfunk.text", "{\"text\":1}"},
                new String[] {"hausfunk.text", "{\"text\":\"x\""},
                new String[] {"hausfunk.text", "{\"text\":\"\\ud800\"}"},
                new String[] {"hausfunk.text", "[]"},
                new String[] {"hausfunk.text", ""},
                new String[] {"hausfunk.removed", "{\"people\":[]}"},
                new String[] {"hausfunk.role", "{\"people\":[\"a\"],\"role\":0}"},
                new String[] {"hausfunk.created", "{\"kind\":1}"},
                new String[] {"acme.approval", "null"},
                new String[] {"acme.approval", "{\"order\":1,\"order\":2}"},
                new String[] {"acme.approval", "{\"order\":\"no number\"}"})) {
            assertThat(decode(new ContentFrame(one[0], 1, NONE, one[1].getBytes(UTF_8)))
                            .content())
                    .as(one[0] + one[1])
                    .isEqualTo(UnknownContent.of(one[0], 1, one[1].getBytes(UTF_8)));
        }
    }

    @Test
    void a_form_of_a_later_engine_is_unknown_as_a_whole_and_tells_its_time() {
        byte[] whole = codec.encode(Draft.text("x")).at(AT);
        whole[0] = (byte) 200;
        assertThat(codec.decode(whole, STORED))
                .isEqualTo(new DecodedContent(UnknownContent.of(UnknownContent.FRAME, 200, whole), NONE, AT));
    }

    @Test
    void a_field_that_is_not_known_is_passed_over() {
        byte[] essence = codec.encode(Draft.text("x").replyingTo(7)).essence();
        int fields = 1 + "hausfunk.text".length() + 2;
        byte[] more = new byte[essence.length + 5];
        System.arraycopy(essence, 0, more, 0, fields + 2 + 11);
        more[fields + 1] = 11 + 5;
        System.arraycopy(new byte[] {9, 0, 2, 1, 1}, 0, more, fields + 2 + 11, 5);
        System.arraycopy(essence, fields + 2 + 11, more, fields + 2 + 11 + 5, essence.length - fields - 2 - 11);
        assertThat(codec.decode(ContentFrame.at(AT, 0, more), STORED))
                .isEqualTo(new DecodedContent(Draft.text("x").content(), OptionalLong.of(7), AT));
    }

    @Test
    void what_has_no_form_is_unreadable_at_the_time_of_the_store() {
        byte[] whole = codec.encode(Draft.text("x")).at(AT);
        byte[] noFormat = whole.clone();
        noFormat[0] = 0;
        byte[] wrongName = whole.clone();
        wrongName[17] = (byte) 250;
        byte[] wrongReply = codec.encode(Draft.text("x").replyingTo(1)).at(AT);
        wrongReply[17 + 1 + 13 + 2 + 2 + 3] = (byte) 0x80;
        for (byte[] bytes :
                List.of(new byte[0], new byte[8], Arrays.copyOf(whole, 12), noFormat, wrongName, wrongReply)) {
            assertThat(codec.decode(bytes, STORED)).isEqualTo(new DecodedContent(UnreadableContent.of(), NONE, STORED));
        }
    }

    @Test
    void whatever_is_unknown_is_written_again_byte_for_byte() {
        Random random = new Random(4711);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] whole = ContentFrame.at(
                    AT,
                    0,
                    new ContentFrame("acme.n" + random.nextInt(9), 1 + random.nextInt(0xFFFF), NONE, bytes).essence());
            Content content = codec.decode(whole, STORED).content();
            assertThat(codec.encode(content).at(AT)).isEqualTo(whole);
        }
    }

    @Test
    void no_bytes_make_reading_fail() {
        Random random = new Random(815);
        List<byte[]> seeds = Contents.sent().values().stream()
                .map(draft -> codec.encode(draft).at(AT))
                .toList();
        for (int round = 0; round < 10_000; round++) {
            byte[] mutated = Mutations.of(random, seeds.get(round % seeds.size()));
            assertThat(codec.decode(mutated, STORED).content()).isNotNull();
        }
    }

    private DecodedContent decode(ContentFrame frame) {
        return codec.decode(ContentFrame.at(AT, 0, frame.essence()), STORED);
    }
}
