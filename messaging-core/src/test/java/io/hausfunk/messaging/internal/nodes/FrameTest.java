// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.internal.nodes.Frame.Section;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final UUID SENDER = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    /** What the first version wrote. Whatever comes later reads it. */
    private static final String FIRST_CLEAR = "480100112233445566778899aabbccddeeff0000000000000007cafe";

    private static final String FIRST_SECTIONS = "01000000020101" + "02000000050100000000" + "0400000000";

    @Test
    void what_the_first_version_wrote_is_read() {
        Frame frame = Frame.of(HexFormat.of().parseHex(FIRST_CLEAR));
        assertThat(frame.version).isEqualTo(1);
        assertThat(frame.sender).isEqualTo(SENDER);
        assertThat(frame.number).isEqualTo(7);
        assertThat(frame.sealed).containsExactly(0xca, 0xfe);
        List<Section> sections = Frame.unpack(HexFormat.of().parseHex(FIRST_SECTIONS));
        assertThat(sections).extracting(section -> section.topic).containsExactly(1, 2, 4);
        assertThat(sections).extracting(section -> section.body.length).containsExactly(2, 5, 0);
    }

    @Test
    void the_first_version_is_still_written_as_it_was() {
        assertThat(HexFormat.of().formatHex(new Frame(1, SENDER, 7, new byte[] {(byte) 0xca, (byte) 0xfe}).toBytes()))
                .isEqualTo(FIRST_CLEAR);
        assertThat(HexFormat.of()
                        .formatHex(Frame.pack(List.of(
                                new Section(Topic.HEARTBEAT.code(), new byte[] {1, 1}),
                                new Section(Topic.ENTRIES.code(), new byte[] {1, 0, 0, 0, 0}),
                                new Section(Topic.EPHEMERAL.code(), new byte[0])))))
                .isEqualTo(FIRST_SECTIONS);
    }

    @Test
    void a_topic_of_a_newer_version_is_handed_on_and_does_not_hide_the_others() {
        List<Section> sections = Frame.unpack(HexFormat.of().parseHex("63" + "00000003aabbcc" + FIRST_SECTIONS));
        assertThat(sections).extracting(section -> section.topic).containsExactly(0x63, 1, 2, 4);
    }

    @Test
    void a_frame_of_a_form_that_nobody_here_knows_is_none() {
        byte[] newer = HexFormat.of().parseHex(FIRST_CLEAR);
        newer[1] = Frame.VERSION + 1;
        assertThat(Frame.of(newer)).isNull();
        newer[1] = 0;
        assertThat(Frame.of(newer)).isNull();
        newer[1] = -1;
        assertThat(Frame.of(newer)).isNull();
    }

    @Test
    void garbage_is_no_frame() {
        assertThat(Frame.of(new byte[0])).isNull();
        assertThat(Frame.of(new byte[26])).isNull();
        assertThat(Frame.of("GET / HTTP/1.1 and so on and on".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isNull();
    }

    @Test
    void sections_that_lie_about_their_length_are_refused() {
        byte[] lie =
                ByteBuffer.allocate(9).put((byte) 2).putInt(Integer.MAX_VALUE).array();
        assertThatThrownBy(() -> Frame.unpack(lie)).isInstanceOf(IllegalArgumentException.class);
        byte[] negative = ByteBuffer.allocate(9).put((byte) 2).putInt(-1).array();
        assertThatThrownBy(() -> Frame.unpack(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_seal_is_bound_to_all_that_is_in_clear_and_to_whom_it_is_for() {
        UUID me = UUID.randomUUID();
        byte[] bound = Frame.associatedData(1, SENDER, me, 7);
        assertThat(Frame.associatedData(2, SENDER, me, 7)).isNotEqualTo(bound);
        assertThat(Frame.associatedData(1, me, me, 7)).isNotEqualTo(bound);
        assertThat(Frame.associatedData(1, SENDER, SENDER, 7)).isNotEqualTo(bound);
        assertThat(Frame.associatedData(1, SENDER, me, 8)).isNotEqualTo(bound);
    }
}
