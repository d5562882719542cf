// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that give back something else than was appended. */
final class BrokenReading {
    private BrokenReading() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "cuts long envelopes",
                        "Fidelity.envelopes_of_any_length_come_back_bit_for_bit",
                        eachEntry(entry -> withEnvelope(entry, bytes -> cut(bytes, 65_000)))),
                BrokenStore.of(
                        "takes trailing zeros for padding",
                        "Fidelity.envelopes_that_look_like_text_or_padding_come_back_bit_for_bit",
                        eachEntry(entry -> withEnvelope(entry, BrokenReading::withoutTrailingZeros))),
                BrokenStore.of(
                        "keeps times to the second only",
                        "Fidelity.times_are_cut_to_the_millisecond",
                        eachEntry(entry ->
                                at(entry, Instant.ofEpochSecond(entry.at().getEpochSecond())))),
                BrokenStore.of(
                        "leaves out an entry when reading",
                        "Reading.a_range_begins_after_its_first_and_ends_with_its_last_number",
                        Breaking.entries(
                                "read",
                                (healthy, arguments) ->
                                        healthy.entries().read(arguments.at(0), arguments.<Integer>at(1)).stream()
                                                .filter(entry -> entry.sequence() != 7)
                                                .toList())),
                BrokenStore.of(
                        "reads backward in ascending order",
                        "Reading.reading_backward_begins_with_the_last_entry_of_the_range",
                        Breaking.entries("readBackward", (healthy, arguments) -> {
                            List<StoredEntry> entries = new ArrayList<>(
                                    healthy.entries().readBackward(arguments.at(0), arguments.<Integer>at(1)));
                            Collections.reverse(entries);
                            return entries;
                        })),
                BrokenStore.of(
                        "takes an entry about another one for one that stands for itself",
                        "Reading.what_stands_for_itself_is_read_in_both_directions",
                        Breaking.entries(
                                "readStanding",
                                (healthy, arguments) -> arguments.<Boolean>at(1)
                                        ? healthy.entries().readBackward(arguments.at(0), arguments.<Integer>at(2))
                                        : healthy.entries()
                                                .read(List.of(arguments.<EntryRange>at(0)), arguments.<Integer>at(2)))),
                BrokenStore.of(
                        "grants the limit to each range",
                        "Reading.the_limit_counts_over_all_ranges",
                        Breaking.entries("read", BrokenReading::limitForEachRange)),
                BrokenStore.of(
                        "returns a list that follows the store",
                        "Values.entries_that_were_read_do_not_change",
                        Breaking.entries(
                                "read",
                                (healthy, arguments) -> live(healthy, arguments.at(0), arguments.<Integer>at(1)))),
                BrokenStore.of(
                        "finds entries by conversation id alone",
                        "Tenants.entries_are_not_read_through_another_tenant",
                        BrokenReading::ignoringTheTenant));
    }

    private static Object limitForEachRange(MessagingStorage healthy, Breaking.Arguments arguments) {
        List<EntryRange> ranges = List.copyOf(arguments.<List<EntryRange>>at(0));
        int limit = arguments.<Integer>at(1);
        if (ranges.isEmpty()) {
            return healthy.entries().read(ranges, limit);
        }
        return ranges.stream()
                .flatMap(range -> healthy.entries().read(List.of(range), limit).stream())
                .toList();
    }

    private static List<StoredEntry> live(MessagingStorage healthy, List<EntryRange> ranges, int limit) {
        List<EntryRange> kept = List.copyOf(ranges);
        healthy.entries().read(kept, limit);
        return new AbstractList<>() {
            @Override
            public StoredEntry get(int index) {
                return healthy.entries().read(kept, limit).get(index);
            }

            @Override
            public int size() {
                return healthy.entries().read(kept, limit).size();
            }
        };
    }

    private static UnaryOperator<MessagingStorage> ignoringTheTenant() {
        Map<ConversationId, ConversationRef> firstWithId = new ConcurrentHashMap<>();
        UnaryOperator<MessagingStorage> noting = Breaking.conversations("create", (healthy, arguments) -> {
            ConversationRef ref = arguments.<NewConversation>at(0).ref();
            firstWithId.putIfAbsent(ref.conversation(), ref);
            return healthy.conversations().create(arguments.at(0), arguments.at(1));
        });
        UnaryOperator<MessagingStorage> reading = Breaking.entries(
                "read",
                (healthy, arguments) -> healthy.entries()
                        .read(
                                arguments.<List<EntryRange>>at(0).stream()
                                        .map(range -> new EntryRange(
                                                firstWithId.getOrDefault(
                                                        range.conversation().conversation(), range.conversation()),
                                                range.after(),
                                                range.upTo()))
                                        .toList(),
                                arguments.<Integer>at(1)));
        return storage -> reading.apply(noting.apply(storage));
    }

    private static UnaryOperator<MessagingStorage> eachEntry(UnaryOperator<StoredEntry> other) {
        return Breaking.entries(
                "read",
                (healthy, arguments) -> healthy.entries().read(arguments.at(0), arguments.<Integer>at(1)).stream()
                        .map(other)
                        .toList());
    }

    private static SealedBytes cut(SealedBytes bytes, int length) {
        return SealedBytes.copyOf(Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.length(), length)));
    }

    private static SealedBytes withoutTrailingZeros(SealedBytes bytes) {
        byte[] all = bytes.toByteArray();
        int length = all.length;
        while (length > 0 && all[length - 1] == 0) {
            length--;
        }
        return cut(bytes, length);
    }

    private static StoredEntry withEnvelope(StoredEntry entry, UnaryOperator<SealedBytes> other) {
        SealedBytes envelope = entry.envelope();
        return entry.but()
                .envelope(envelope == null ? null : other.apply(envelope))
                .build();
    }

    private static StoredEntry at(StoredEntry entry, Instant at) {
        return entry.but().at(at).build();
    }
}
