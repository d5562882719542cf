// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stores that find, count and list the wrong annexes, or the wrong entries to be emptied. */
final class BrokenAnnexes {
    private BrokenAnnexes() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "takes what rests on annexes of the day before",
                        "Resting.what_rests_on_less_than_there_is_is_refused_and_nothing_else",
                        BrokenEffects.eachAppended(
                                entry -> entry.but().expectedAnnexes(null).build())),
                BrokenStore.of(
                        "forgets what comes earlier in the same list when something rests on it",
                        "Resting.what_comes_earlier_in_the_same_list_counts",
                        Breaking.entries("append", BrokenAnnexes::restingOnWhatWasStored)),
                BrokenStore.of(
                        "counts annexes without regard to what they say",
                        "Annexes.annexes_are_counted_by_target_relation_and_choice",
                        Breaking.annexes("count", BrokenAnnexes::withoutChoice)),
                BrokenStore.of(
                        "leaves the number of the last annex as it was",
                        "Annexes.counts_and_latest_follow_when_annexes_are_emptied",
                        Breaking.annexes("count", BrokenAnnexes::latestEver)),
                BrokenStore.of(
                        "grants the limit to each key",
                        "Annexes.annexes_are_read_by_pages",
                        Breaking.annexes(
                                "read",
                                (healthy, arguments) ->
                                        eachKey(healthy, arguments).distinct().toList())),
                BrokenStore.of(
                        "reads an annex for each of its keys",
                        "Annexes.an_annex_with_several_of_the_keys_is_read_once",
                        Breaking.annexes(
                                "read",
                                (healthy, arguments) -> eachKey(healthy, arguments)
                                        .limit(arguments.<Integer>at(3))
                                        .toList())),
                BrokenStore.of(
                        "takes an annex without a choice for one with any",
                        "Annexes.only_the_keys_asked_for_are_read",
                        Breaking.annexes("read", (healthy, arguments) -> scanned(healthy, arguments, false))),
                BrokenStore.of(
                        "finds annexes by what entries say of themselves",
                        "Annexes.what_is_about_itself_or_later_ones_is_found_by_nothing",
                        Breaking.annexes("read", (healthy, arguments) -> scanned(healthy, arguments, true))),
                BrokenStore.of(
                        "gives an author the first annexes if there are more",
                        "Annexes.an_author_finds_their_own",
                        Breaking.annexes("by", BrokenAnnexes::firstOfAuthor)),
                BrokenStore.of(
                        "lists what expires latest first",
                        "Expiry.what_expires_up_to_a_time_is_listed_in_the_order_of_times",
                        Breaking.entries("expiring", (healthy, arguments) -> {
                            List<Expiring> rows = new ArrayList<>(expiring(healthy, arguments, arguments.at(0)));
                            Collections.reverse(rows);
                            return rows;
                        })),
                BrokenStore.of(
                        "lists what expires before a time and not at it",
                        "Expiry.what_expires_up_to_a_time_is_listed_in_the_order_of_times",
                        Breaking.entries(
                                "expiring",
                                (healthy, arguments) -> expiring(
                                        healthy,
                                        arguments,
                                        arguments.<Instant>at(0).minusNanos(1)))),
                BrokenStore.of(
                        "begins the next page behind everything of that time",
                        "Expiry.pages_together_hold_every_row_once",
                        Breaking.entries("expiring", BrokenAnnexes::nextTime)));
    }

    private static Object restingOnWhatWasStored(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        return healthy.entries()
                .append(batch.stream()
                        .map(entry -> batch.size() == 1
                                ? entry
                                : entry.but().expectedAnnexes(null).build())
                        .toList());
    }

    private static Object withoutChoice(MessagingStorage healthy, Arguments arguments) {
        Map<AnnexKey, AnnexCount> merged = new LinkedHashMap<>();
        for (AnnexCount each : healthy.annexes().count(arguments.at(0), arguments.at(1))) {
            AnnexKey key = new AnnexKey(each.key().target(), each.key().relation(), null);
            merged.merge(
                    key,
                    new AnnexCount(key, each.count(), each.latest()),
                    (one, other) ->
                            new AnnexCount(key, one.count() + other.count(), Math.max(one.latest(), other.latest())));
        }
        return List.copyOf(merged.values());
    }

    private static Object latestEver(MessagingStorage healthy, Arguments arguments) {
        ConversationRef ref = arguments.at(0);
        return healthy.annexes().count(ref, arguments.at(1)).stream()
                .map(each -> new AnnexCount(
                        each.key(),
                        each.count(),
                        entries(healthy, ref)
                                .filter(entry -> about(entry, each.key(), true))
                                .mapToLong(StoredEntry::sequence)
                                .max()
                                .orElse(each.latest())))
                .toList();
    }

    private static Stream<StoredEntry> eachKey(MessagingStorage healthy, Arguments arguments) {
        ConversationRef ref = arguments.at(0);
        long after = arguments.<Long>at(2);
        int limit = arguments.<Integer>at(3);
        List<AnnexKey> keys = List.copyOf(arguments.<Collection<AnnexKey>>at(1));
        healthy.annexes().read(ref, keys, after, limit);
        return keys.stream()
                .flatMap(key -> healthy.annexes().read(ref, List.of(key), after, limit).stream())
                .sorted(Comparator.comparing(StoredEntry::sequence));
    }

    private static Object scanned(MessagingStorage healthy, Arguments arguments, boolean exactly) {
        ConversationRef ref = arguments.at(0);
        List<AnnexKey> keys = List.copyOf(arguments.<Collection<AnnexKey>>at(1));
        long after = arguments.<Long>at(2);
        healthy.annexes().read(ref, keys, after, arguments.<Integer>at(3));
        return entries(healthy, ref)
                .filter(entry -> entry.sequence() > after
                        && !entry.emptied()
                        && keys.stream().anyMatch(key -> about(entry, key, exactly)))
                .limit(arguments.<Integer>at(3))
                .toList();
    }

    private static boolean about(StoredEntry entry, AnnexKey key, boolean exactly) {
        return entry.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.About about
                        && about.target() == key.target()
                        && about.relation().equals(key.relation())
                        && (new AnnexKey(about.target(), about.relation(), about.choice()).equals(key)
                                || (!exactly && key.choice() == null)));
    }

    private static Stream<StoredEntry> entries(MessagingStorage healthy, ConversationRef ref) {
        return healthy.entries().read(List.of(new EntryRange(ref, 0, Long.MAX_VALUE)), 1000).stream();
    }

    private static Object firstOfAuthor(MessagingStorage healthy, Arguments arguments) {
        int limit = arguments.<Integer>at(3);
        healthy.annexes().by(arguments.at(0), arguments.at(1), arguments.at(2), limit);
        List<AnnexRef> all = healthy.annexes().by(arguments.at(0), arguments.at(1), arguments.at(2), 1000);
        return all.subList(0, Math.min(limit, all.size()));
    }

    private static List<Expiring> expiring(MessagingStorage healthy, Arguments arguments, Instant upTo) {
        return healthy.entries().expiring(upTo, arguments.at(1), arguments.<Integer>at(2));
    }

    private static Object nextTime(MessagingStorage healthy, Arguments arguments) {
        Expiring after = arguments.at(1);
        List<Expiring> rows = healthy.entries().expiring(arguments.at(0), after, arguments.<Integer>at(2));
        return after == null
                ? rows
                : healthy.entries()
                        .expiring(
                                arguments.at(0),
                                new Expiring(after.at(), after.conversation(), Long.MAX_VALUE),
                                arguments.<Integer>at(2));
    }
}
