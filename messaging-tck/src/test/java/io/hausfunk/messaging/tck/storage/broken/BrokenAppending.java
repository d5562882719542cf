// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Conflict;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.AppendResult.MembershipChanged;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that number, name or refuse entries wrongly. */
final class BrokenAppending {
    private BrokenAppending() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "acknowledges the last entry of a large batch without storing it",
                        "Appending.a_batch_is_numbered_in_its_order",
                        Breaking.entries("append", BrokenAppending::losingTheLast)),
                BrokenStore.of(
                        "gives two threads the same number",
                        "Concurrency.eight_threads_appending_to_one_conversation_leave_no_gap_and_lose_nothing",
                        BrokenAppending::sameNumberForTwoThreads),
                BrokenStore.of(
                        "spends a number on a refused entry",
                        "Appending.refused_entries_leave_no_gaps_between_the_others",
                        eachResult(BrokenAppending::spendingANumber)),
                BrokenStore.of(
                        "stores a duplicate under a new number",
                        "Retrying.appending_the_same_entry_twice_returns_the_first_number",
                        eachResult((healthy, appended) -> appended.result instanceof Duplicate
                                ? one(healthy, renamed(appended.entry))
                                : appended.result)),
                BrokenStore.of(
                        "stores a name twice if both are in one batch",
                        "Retrying.a_name_twice_in_one_batch_is_stored_once",
                        Breaking.entries("append", BrokenAppending::blindWithinABatch)),
                BrokenStore.of(
                        "takes a conflict for a duplicate",
                        "Retrying.the_same_name_for_other_content_is_a_conflict",
                        eachResult((healthy, appended) -> appended.result instanceof Conflict conflict
                                ? new Duplicate(conflict.sequence())
                                : appended.result)),
                BrokenStore.of(
                        "looks at the membership before the name",
                        "Retrying.a_retry_is_known_although_the_membership_changed",
                        eachResult(BrokenAppending::membershipFirst)),
                BrokenStore.of(
                        "ignores the expected membership",
                        "Appending.an_entry_under_an_older_membership_is_refused_with_the_newer_one",
                        eachResult((healthy, appended) -> appended.result instanceof MembershipChanged changed
                                ? one(healthy, expecting(appended.entry, changed.membership()))
                                : appended.result)),
                BrokenStore.of(
                        "keeps the first entries of a batch that fails",
                        "Arguments.null_elements_are_refused_and_nothing_is_written",
                        Breaking.entries("append", BrokenAppending::oneByOne)),
                BrokenStore.of(
                        "commits a batch entry by entry",
                        "Concurrency.a_batch_is_seen_whole_or_not_at_all",
                        Breaking.entries("append", BrokenAppending::oneByOne)));
    }

    private static Object losingTheLast(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        if (batch.size() < 20 || batch.size() > 1000) {
            return healthy.entries().append(batch);
        }
        List<AppendResult> results = new ArrayList<>(healthy.entries().append(batch.subList(0, batch.size() - 1)));
        results.add(new Appended(results.size() + 2L));
        return results;
    }

    private static UnaryOperator<MessagingStorage> sameNumberForTwoThreads() {
        Map<ConversationRef, Answer> latest = new ConcurrentHashMap<>();
        return eachResult((healthy, appended) -> {
            if (!(appended.result instanceof Appended fresh)) {
                return appended.result;
            }
            Answer mine = new Answer(Thread.currentThread(), fresh);
            Answer before = latest.put(appended.entry.conversation(), mine);
            return before == null || before.thread == mine.thread ? fresh : before.number;
        });
    }

    private record Answer(Thread thread, Appended number) {}

    private static AppendResult spendingANumber(MessagingStorage healthy, Result appended) {
        if (appended.result instanceof MembershipChanged changed) {
            one(healthy, expecting(renamed(appended.entry), changed.membership()));
        }
        return appended.result;
    }

    private static Object blindWithinABatch(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        Set<EntryName> seen = new HashSet<>();
        return healthy.entries()
                .append(batch.stream()
                        .map(entry -> seen.add(entry.name()) ? entry : renamed(entry))
                        .toList());
    }

    private static AppendResult membershipFirst(MessagingStorage healthy, Result appended) {
        long membership = healthy.conversations()
                .find(appended.entry.conversation())
                .map(StoredConversation::membership)
                .orElse(appended.entry.expectedMembership());
        boolean known = appended.result instanceof Duplicate || appended.result instanceof Conflict;
        return known && membership != appended.entry.expectedMembership()
                ? new MembershipChanged(membership)
                : appended.result;
    }

    private static Object oneByOne(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        if (batch.isEmpty() || batch.size() > 1000) {
            return healthy.entries().append(batch);
        }
        List<AppendResult> results = new ArrayList<>();
        for (NewEntry entry : batch) {
            results.add(one(healthy, Objects.requireNonNull(entry)));
            // Takes its time between two commits, as a store with a disk does.
            healthy.entries().read(List.of(new EntryRange(entry.conversation(), 0, Long.MAX_VALUE)), 1000);
        }
        return results;
    }

    /** Appends entry by entry, and answers something else than the healthy store. */
    private static UnaryOperator<MessagingStorage> eachResult(
            BiFunction<MessagingStorage, Result, AppendResult> other) {
        return Breaking.entries("append", (healthy, arguments) -> {
            List<NewEntry> batch = arguments.at(0);
            if (batch.isEmpty() || batch.size() > 1000 || batch.stream().anyMatch(Objects::isNull)) {
                return healthy.entries().append(batch);
            }
            List<AppendResult> results = new ArrayList<>();
            for (NewEntry entry : batch) {
                results.add(other.apply(healthy, new Result(entry, one(healthy, entry))));
            }
            return results;
        });
    }

    private record Result(NewEntry entry, AppendResult result) {}

    private static AppendResult one(MessagingStorage healthy, NewEntry entry) {
        return healthy.entries().append(List.of(entry)).get(0);
    }

    private static NewEntry renamed(NewEntry entry) {
        return copy(entry, new EntryName(UUID.randomUUID()), entry.expectedMembership());
    }

    private static NewEntry expecting(NewEntry entry, long membership) {
        return copy(entry, entry.name(), membership);
    }

    private static NewEntry copy(NewEntry entry, EntryName name, long membership) {
        return entry.but().name(name).expectedMembership(membership).build();
    }
}
