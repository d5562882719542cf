// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.wire.WireException;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommitNoticeTest {
    private static final ConversationRef REF = new ConversationRef(
            new TenantId("acme"), new ConversationId(UUID.fromString("00000000-0000-0001-0000-000000000002")));

    private static final String NOTICE = "01" // version
            + "0461636d65" // acme
            + "00000000000000010000000000000002" // conversation
            + "0903" // head and membership
            + "01" // one entry
            + "30" // of 48 bytes
            + "09"
            + "00000000000000030000000000000004"
            + "00000000000000050000000000000006"
            + "01" // kind
            + "01" // unread
            + "00000000000003e8"
            + "00" // no effects
            + "030a0b0c";

    private static final ConversationHead HEAD = new ConversationHead(REF, 9, 3);
    private static final StoredEntry ENTRY = entry(9, new byte[] {10, 11, 12});

    @Test
    void what_is_written_is_read() {
        List<byte[]> bodies = CommitNotice.write(HEAD, List.of(ENTRY));
        assertThat(bodies).singleElement().isEqualTo(HexFormat.of().parseHex(NOTICE));
        assertThat(CommitNotice.read(bodies.get(0))).contains(new CommitNotice(HEAD, List.of(ENTRY)));
    }

    @Test
    void what_a_newer_node_puts_behind_is_passed_over() {
        CommitNotice known = new CommitNotice(HEAD, List.of(ENTRY));
        assertThat(read(NOTICE + "ffffff")).contains(known);
        String longerEntry = NOTICE.replace("2e09", "3109") + "ffffff";
        assertThat(read(longerEntry)).contains(known);
    }

    @Test
    void another_version_is_not_read() {
        assertThat(read("02" + NOTICE.substring(2))).isEmpty();
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
        byte[] body = CommitNotice.write(new ConversationHead(REF, 10, 1), List.of(entry, emptied))
                .get(0);
        assertThat(CommitNotice.read(body).orElseThrow().entries()).containsExactly(entry, emptied);
    }

    @Test
    void many_entries_travel_in_bodies_that_are_not_too_long() {
        List<StoredEntry> entries = LongStream.rangeClosed(1, 100)
                .mapToObj(sequence -> entry(sequence, new byte[5000]))
                .toList();
        List<byte[]> bodies = CommitNotice.write(new ConversationHead(REF, 100, 1), entries);
        assertThat(bodies).hasSizeGreaterThan(10).allMatch(body -> body.length <= Peers.MAX_BODY);
        assertThat(bodies.stream().flatMap(body -> CommitNotice.read(body).orElseThrow().entries().stream()))
                .containsExactlyElementsOf(entries);
    }

    @Test
    void a_long_entry_is_left_to_the_store() {
        List<byte[]> bodies = CommitNotice.write(
                new ConversationHead(REF, 2, 1), List.of(entry(1, new byte[20_000]), entry(2, new byte[9])));
        assertThat(CommitNotice.read(bodies.get(0)).orElseThrow().entries()).containsExactly(entry(2, new byte[9]));
    }

    @Test
    void what_was_cut_off_is_refused() {
        byte[] whole = HexFormat.of().parseHex(NOTICE);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CommitNotice.read(cut)).isInstanceOf(WireException.class);
        }
    }

    private static Optional<CommitNotice> read(String hex) {
        return CommitNotice.read(HexFormat.of().parseHex(hex));
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
