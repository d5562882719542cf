// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final ConversationRef REF = new ConversationRef(
            new TenantId("acme"), new ConversationId(UUID.fromString("00000000-0000-0001-0000-000000000002")));

    /** What the first version wrote. Whatever comes later reads it. */
    private static final String FIRST = "010461636d65"
            + "00000000000000010000000000000002"
            + "0000000000000009"
            + "0000000000000003"
            + "0001"
            + "0000003e"
            + "0000000000000009"
            + "00000000000000030000000000000004"
            + "00000000000000050000000000000006"
            + "0001"
            + "01"
            + "00000000000003e8"
            + "00000000"
            + "00000003"
            + "0a0b0c";

    @Test
    void what_the_first_version_wrote_is_read_and_still_written() {
        News news = News.of(HexFormat.of().parseHex(FIRST)).orElseThrow();
        assertThat(news.head()).isEqualTo(new ConversationHead(REF, 9, 3));
        assertThat(news.entries()).containsExactly(entry(9, new byte[] {10, 11, 12}));
        assertThat(News.bodies(news.head(), news.entries()))
                .singleElement()
                .isEqualTo(HexFormat.of().parseHex(FIRST));
    }

    @Test
    void what_a_newer_version_puts_behind_is_passed_over() {
        assertThat(News.of(HexFormat.of().parseHex(FIRST + "ffffff"))).contains(news());
    }

    @Test
    void another_form_is_not_read() {
        assertThat(News.of(HexFormat.of().parseHex("02" + FIRST.substring(2)))).isEmpty();
    }

    @Test
    void what_a_newer_version_puts_behind_an_entry_is_passed_over() {
        String newer = FIRST.replaceFirst("0000003e", "00000040") + "ffff";
        assertThat(News.of(HexFormat.of().parseHex(newer))).contains(news());
    }

    @Test
    void kinds_and_effects_that_only_newer_nodes_know_travel_on() {
        StoredEntry entry = entry(9, new byte[] {1})
                .but()
                .kind(EntryKind.of(30_000))
                .countsAsUnread(false)
                .effects(List.of(
                        new Effect.Unknown(700, SealedBytes.copyOf(new byte[] {1, 2, 3})),
                        new Effect.About(3, Relation.of(9))))
                .build();
        StoredEntry emptied = entry(10, new byte[] {1}).but().envelope(null).build();
        byte[] body = News.bodies(new ConversationHead(REF, 10, 1), List.of(entry, emptied))
                .get(0);
        assertThat(News.of(body).orElseThrow().entries()).containsExactly(entry, emptied);
    }

    @Test
    void many_entries_travel_in_bodies_that_are_not_too_long() {
        List<StoredEntry> entries = LongStream.rangeClosed(1, 100)
                .mapToObj(sequence -> entry(sequence, new byte[5000]))
                .toList();
        List<byte[]> bodies = News.bodies(new ConversationHead(REF, 100, 1), entries);
        assertThat(bodies).hasSizeGreaterThan(10).allMatch(body -> body.length <= Peers.MAX_BODY);
        assertThat(bodies.stream().flatMap(body -> News.of(body).orElseThrow().entries().stream()))
                .containsExactlyElementsOf(entries);
    }

    @Test
    void a_long_entry_is_left_to_the_store() {
        List<byte[]> bodies = News.bodies(
                new ConversationHead(REF, 2, 1), List.of(entry(1, new byte[20_000]), entry(2, new byte[9])));
        assertThat(News.of(bodies.get(0)).orElseThrow().entries()).containsExactly(entry(2, new byte[9]));
    }

    @Test
    void what_was_cut_off_or_lies_about_a_length_is_refused() {
        byte[] whole = HexFormat.of().parseHex(FIRST);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> News.of(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    private static News news() {
        return new News(new ConversationHead(REF, 9, 3), List.of(entry(9, new byte[] {10, 11, 12})));
    }

    private static StoredEntry entry(long sequence, byte[] envelope) {
        return StoredEntry.of(REF, sequence, new EntryName(UUID.fromString("00000000-0000-0003-0000-000000000004")))
                .author(new PersonKey(UUID.fromString("00000000-0000-0005-0000-000000000006")))
                .kind(EntryKind.MESSAGE)
                .at(Instant.ofEpochMilli(1000))
                .countsAsUnread(true)
                .envelope(SealedBytes.copyOf(envelope))
                .build();
    }
}
