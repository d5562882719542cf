// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.internal.codec.Contents.APPROVAL;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** From one implementation of JSON-B to the other, and back. */
class ContentCodecTest {
    private final ContentCodec yasson = Contents.yasson(APPROVAL);
    private final ContentCodec johnzon = Contents.johnzon(APPROVAL);
    private final List<ContentCodec> both = List.of(yasson, johnzon);

    @Test
    void what_one_implementation_wrote_the_other_reads() {
        for (ContentCodec writer : both) {
            for (ContentCodec reader : both) {
                Contents.sent()
                        .forEach((name, draft) -> assertThat(
                                        reader.decode(writer.encode(draft).at(AT), AT.plusSeconds(9)))
                                .as(name)
                                .isEqualTo(new DecodedContent(draft.content(), draft.replyTo(), AT)));
                Contents.written()
                        .forEach((name, content) -> assertThat(
                                        reader.decode(writer.encode(content).at(AT), AT.plusSeconds(9)))
                                .as(name)
                                .isEqualTo(new DecodedContent(content, OptionalLong.empty(), AT)));
            }
        }
    }

    @Test
    void a_retry_says_the_same_whichever_implementation_writes_it() {
        Contents.sent()
                .forEach((name, draft) -> assertThat(yasson.encode(draft).essence())
                        .as(name)
                        .isEqualTo(johnzon.encode(draft).essence()));
        Contents.written()
                .forEach((name, content) -> assertThat(yasson.encode(content).essence())
                        .as(name)
                        .isEqualTo(johnzon.encode(content).essence()));
    }

    @Test
    void every_difference_but_the_time_makes_another_message() {
        Draft draft = Draft.text("x");
        byte[] essence = yasson.encode(draft).essence();
        assertThat(yasson.encode(draft.idempotencyKey("n")).essence()).isEqualTo(essence);
        assertThat(yasson.encode(draft).at(AT))
                .isNotEqualTo(yasson.encode(draft).at(AT.plusMillis(1)));
        assertThat(yasson.encode(draft.replyingTo(1)).essence()).isNotEqualTo(essence);
        assertThat(yasson.encode(draft.replyingTo(1)).essence())
                .isNotEqualTo(yasson.encode(draft.replyingTo(2)).essence());
        assertThat(yasson.encode(Draft.text("X")).essence()).isNotEqualTo(essence);
        OptionalLong none = OptionalLong.empty();
        byte[] json = "{}".getBytes(UTF_8);
        assertThat(List.of(
                        new ContentFrame("a.b", 1, none, json),
                        new ContentFrame("a.c", 1, none, json),
                        new ContentFrame("a.b", 2, none, json)))
                .extracting(frame -> Arrays.toString(frame.essence()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_text_is_found_among_members_that_a_later_engine_added() {
        String json = "{\"people\":[{\"id\":\"a]}\\\"\"},[1,-2.5e+70]],\"bold\":true,\"text\":\"said\",\"tone\":{}}";
        byte[] frame = ContentFrame.at(
                AT, 0, new ContentFrame("hausfunk.text", 1, OptionalLong.empty(), json.getBytes(UTF_8)).essence());
        assertThat(yasson.decode(frame, AT).content()).isEqualTo(TextContent.of("said"));
    }

    @Test
    void a_text_of_every_letter_arrives() {
        StringBuilder all = new StringBuilder();
        for (int letter = 1; letter < 0x11000; letter++) {
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                all.appendCodePoint(letter);
            }
            if (all.length() > 4000 || letter == 0x10FFF) {
                Draft draft = Draft.text(all.toString());
                assertThat(johnzon.decode(yasson.encode(draft).at(AT), AT).content())
                        .isEqualTo(draft.content());
                all.setLength(0);
            }
        }
    }

    @Test
    void the_longest_texts_fit_however_they_are_escaped() {
        for (String letter : List.of("\u0001", "\"", "\u20ac", "x")) {
            Draft draft = Draft.text(letter.repeat(TextContent.MAX_BYTES / letter.getBytes(UTF_8).length));
            assertThat(yasson.decode(yasson.encode(draft).at(AT), AT).content()).isEqualTo(draft.content());
        }
    }

    @Test
    void a_profile_crosses_as_well() {
        Following following = new Following(GroupId.of("einkauf"), Role.READER, true);
        for (Terms terms : List.of(
                new Terms(Optional.of("order:4711"), Optional.empty()),
                new Terms(Optional.empty(), Optional.of(following)))) {
            Profile profile = new Profile(Optional.of("Einkauf"), terms);
            assertThat(johnzon.decodeProfile(yasson.encode(profile))).isEqualTo(profile);
            assertThat(yasson.decodeProfile(johnzon.encode(profile))).isEqualTo(profile);
        }
        assertThat(yasson.decodeProfile(johnzon.encode(Profile.EMPTY))).isEqualTo(Profile.EMPTY);
        assertThat(new String(yasson.encode(Profile.EMPTY), StandardCharsets.UTF_8))
                .isEqualTo("{\"v\":1}");
    }
}
