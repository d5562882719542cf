// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was appended is what is read. */
abstract class FidelityContract extends StorageContract {
    private static final String BITS = "Bit for bit what was appended; null once it was emptied.";
    private static final String TO_THE_MILLISECOND = "kept to the millisecond, the rest is cut off";

    @Test
    @Promise("An entry as it was committed; it never changes, but that it may be emptied.")
    void an_entry_is_read_as_it_was_appended() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).by(anna).entry();

        append(entry);

        StoredEntry expected = StoredEntry.of(ref, 2, entry.name())
                .author(entry.author())
                .kind(entry.kind())
                .at(entry.at())
                .envelope(entry.envelope())
                .countsAsUnread(true)
                .build();
        assertThat(all(ref)).endsWith(expected);
        assertThat(store.entries().find(ref, entry.name())).contains(expected);
    }

    @Test
    @Promise("A store keeps the number and derives nothing from it.")
    void every_kind_comes_back() {
        ConversationRef ref = group();
        Stream.of(EntryDraft.message(ref), EntryDraft.membership(ref), EntryDraft.profile(ref))
                .forEach(draft -> append(draft.entry()));

        assertThat(all(ref).stream().skip(1).map(StoredEntry::kind))
                .containsExactly(EntryKind.MESSAGE, EntryKind.MEMBERSHIP, EntryKind.PROFILE);
    }

    @Test
    @Promise({BITS, "The sealed content, 1 byte to 128 KiB."})
    void envelopes_of_any_length_come_back_bit_for_bit() {
        ConversationRef ref = group();
        List<SealedBytes> envelopes = Stream.of(1, 2, 255, 256, 4_000, 8_193, 65_535, 65_536, 131_072)
                .map(FreshIds::bytes)
                .toList();

        envelopes.forEach(
                bytes -> append(EntryDraft.message(ref).envelope(bytes).entry()));

        assertThat(all(ref).stream().skip(1).map(StoredEntry::envelope)).isEqualTo(envelopes);
    }

    @Test
    @Promise(BITS)
    void envelopes_that_look_like_text_or_padding_come_back_bit_for_bit() {
        ConversationRef ref = group();
        byte[] every = new byte[256];
        for (int value = 0; value < every.length; value++) {
            every[value] = (byte) value;
        }
        List<SealedBytes> envelopes = Stream.of(every, new byte[64], new byte[] {0}, new byte[] {32, 32, 0, 0})
                .map(SealedBytes::copyOf)
                .toList();

        envelopes.forEach(
                bytes -> append(EntryDraft.message(ref).envelope(bytes).entry()));

        assertThat(all(ref).stream().skip(1).map(StoredEntry::envelope)).isEqualTo(envelopes);
    }

    @Test
    @Promise(TO_THE_MILLISECOND)
    void times_are_cut_to_the_millisecond() {
        ConversationRef ref = group();

        append(EntryDraft.message(ref)
                .at(Instant.parse("2026-03-04T05:06:07.123999999Z"))
                .entry());

        assertThat(all(ref).get(1).at()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123Z"));
    }

    @Test
    @Promise({TO_THE_MILLISECOND, "orders nothing"})
    void times_need_not_ascend_and_know_no_time_zone() {
        ConversationRef ref = group();
        List<Instant> times = Stream.of(
                        "2100-12-31T23:59:59.999Z",
                        "1970-01-01T00:00:00Z",
                        "2026-03-29T01:30:00.001Z",
                        "2026-03-29T02:30:00.001Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:30:00Z")
                .map(Instant::parse)
                .toList();

        times.forEach(time -> append(EntryDraft.message(ref).at(time).entry()));

        assertThat(all(ref).stream().skip(1).map(StoredEntry::at)).isEqualTo(times);
    }
}
