// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that empty too little, too much, or forget too much of it. */
final class BrokenEmptying {
    private BrokenEmptying() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "hides the envelope of an emptied entry and keeps it",
                        "Emptying.nothing_of_the_envelope_lies_in_the_store_any_more",
                        BrokenEmptying::hiding),
                BrokenStore.of(
                        "forgets what an emptied entry did",
                        "Emptying.the_envelope_goes_and_the_rest_stays",
                        BrokenEffects.eachRead(entry ->
                                entry.emptied() ? entry.but().effects(List.of()).build() : entry)),
                BrokenStore.of(
                        "remembers the fingerprint of an emptied entry",
                        "Emptying.whatever_comes_under_the_name_of_an_emptied_entry_is_a_duplicate",
                        BrokenEmptying::rememberingFingerprints),
                BrokenStore.of(
                        "empties the next entry, too",
                        "Emptying.emptying_again_or_what_is_missing_changes_nothing",
                        BrokenEffects.eachAppended(BrokenEmptying::andTheNext)),
                BrokenStore.of(
                        "empties one entry at a time",
                        "Emptying.one_entry_empties_several_and_one_batch_what_it_brought",
                        BrokenEffects.eachAppended(BrokenEmptying::onlyTheFirst)),
                BrokenStore.of(
                        "counts no emptied message as unread",
                        "Emptying.an_emptied_message_still_counts_as_unread",
                        Breaking.marks("unread", BrokenEmptying::withoutEmptied)),
                BrokenStore.of(
                        "finds an annex although it was emptied",
                        "Emptying.an_emptied_annex_is_found_under_nothing",
                        Breaking.entries("append", BrokenEmptying::sparingAnnexes)),
                BrokenStore.of(
                        "loses what is part of another one once it is emptied",
                        "Emptying.an_emptied_part_is_found_and_counted_as_before",
                        BrokenEffects.eachAppended(BrokenEmptying::partsAsAnnexes)),
                BrokenStore.of(
                        "settles what an emptied entry was about",
                        "Addressees.an_emptied_entry_still_concerns_people",
                        Breaking.entries("append", BrokenEmptying::settling)));
    }

    private static NewEntry partsAsAnnexes(NewEntry entry) {
        return entry.but()
                .effects(entry.effects().stream()
                        .map(effect -> effect instanceof Effect.PartOf part
                                ? new Effect.About(part.target(), part.relation(), part.choice())
                                : effect)
                        .toList())
                .build();
    }

    private static UnaryOperator<MessagingStorage> hiding() {
        Set<List<Object>> hidden = ConcurrentHashMap.newKeySet();
        UnaryOperator<MessagingStorage> sparing = BrokenEffects.eachAppended(entry -> {
            targets(entry).forEach(target -> hidden.add(List.of(entry.conversation(), target)));
            return BrokenEffects.without(entry, Effect.Empties.class);
        });
        UnaryOperator<MessagingStorage> reading =
                BrokenEffects.eachRead(entry -> hidden.contains(List.of(entry.conversation(), entry.sequence()))
                        ? entry.but().envelope(null).build()
                        : entry);
        return storage -> reading.apply(sparing.apply(storage));
    }

    private static UnaryOperator<MessagingStorage> rememberingFingerprints() {
        Map<EntryName, ContentFingerprint> known = new ConcurrentHashMap<>();
        return Breaking.entries("append", (healthy, arguments) -> {
            List<NewEntry> batch = arguments.at(0);
            List<AppendResult> results = new ArrayList<>(healthy.entries().append(batch));
            for (int i = 0; i < results.size(); i++) {
                NewEntry entry = batch.get(i);
                if (results.get(i) instanceof AppendResult.Appended) {
                    known.put(entry.name(), entry.fingerprint());
                } else if (results.get(i) instanceof AppendResult.Duplicate duplicate
                        && !entry.fingerprint().equals(known.get(entry.name()))) {
                    results.set(i, new AppendResult.Conflict(duplicate.sequence()));
                }
            }
            return results;
        });
    }

    private static NewEntry andTheNext(NewEntry entry) {
        List<Long> targets = targets(entry).toList();
        return targets.size() != 1
                ? entry
                : entry.but()
                        .effects(new Effect.Empties(targets.get(0)), new Effect.Empties(targets.get(0) + 1))
                        .build();
    }

    private static NewEntry onlyTheFirst(NewEntry entry) {
        List<Effect> effects = new ArrayList<>(entry.effects());
        effects.removeIf(effect -> effect instanceof Effect.Empties empties
                && empties.target() != targets(entry).findFirst().orElseThrow());
        return entry.but().effects(effects).build();
    }

    private static Object withoutEmptied(MessagingStorage healthy, Arguments arguments) {
        TenantId tenant = arguments.at(0);
        Map<ConversationId, Long> counts =
                new HashMap<>(healthy.marks().unread(tenant, arguments.at(1), arguments.at(2)));
        counts.replaceAll((id, count) -> {
            long emptied = healthy
                    .entries()
                    .read(List.of(new EntryRange(new ConversationRef(tenant, id), 0, Long.MAX_VALUE)), 1000)
                    .stream()
                    .filter(entry -> entry.emptied() && entry.countsAsUnread())
                    .count();
            return Math.max(0, count - emptied);
        });
        return counts;
    }

    private static Object sparingAnnexes(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> changed = new ArrayList<>();
        for (NewEntry entry : arguments.<List<NewEntry>>at(0)) {
            boolean annex =
                    entry != null && targets(entry).anyMatch(target -> annex(healthy, entry.conversation(), target));
            changed.add(annex ? BrokenEffects.without(entry, Effect.Empties.class) : entry);
        }
        return healthy.entries().append(changed);
    }

    private static boolean annex(MessagingStorage healthy, ConversationRef ref, long number) {
        return healthy.entries().read(List.of(new EntryRange(ref, number - 1, number)), 1).stream()
                .map(StoredEntry::effects)
                .anyMatch(effects -> effects.stream().anyMatch(Effect.About.class::isInstance));
    }

    private static Object settling(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        List<AppendResult> results = healthy.entries().append(batch);
        for (NewEntry entry : batch) {
            targets(entry)
                    .forEach(target -> settle(((HasAddressees) healthy), entry.conversation(), target, Reason.of(1)));
        }
        return results;
    }

    private static void settle(HasAddressees healthy, ConversationRef ref, long target, Reason reason) {
        List<Addressee> open = healthy.addressees().of(ref, target, reason, false, null, 1000).stream()
                .map(person -> new Addressee(ref, target, person, reason))
                .toList();
        if (!open.isEmpty()) {
            healthy.addressees().settle(open);
        }
    }

    private static Stream<Long> targets(NewEntry entry) {
        return entry.effects().stream()
                .filter(Effect.Empties.class::isInstance)
                .map(effect -> ((Effect.Empties) effect).target());
    }
}
