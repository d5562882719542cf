// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that trip over what only later versions know, or do not do what entries say. */
final class BrokenEffects {
    private BrokenEffects() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "fails at a row of an unknown kind",
                        "OpenCodes.an_entry_of_an_unknown_kind_is_read_among_the_others",
                        eachRead(BrokenEffects::failing)),
                BrokenStore.of(
                        "keeps kinds in one byte",
                        "OpenCodes.an_entry_of_an_unknown_kind_is_read_among_the_others",
                        eachRead(entry -> entry.but()
                                .kind(EntryKind.of(Math.max(1, entry.kind().code() & 0xff)))
                                .build())),
                BrokenStore.of(
                        "takes an unknown role for a reader",
                        "OpenCodes.an_unknown_role_is_kept",
                        Breaking.conversations("membership", BrokenEffects::knownRole)),
                BrokenStore.of(
                        "takes an unknown kind of conversation for a group",
                        "OpenCodes.a_conversation_of_an_unknown_kind_is_found_among_the_others",
                        Breaking.conversations("create", (healthy, arguments) -> {
                            NewConversation given = arguments.at(0);
                            ConversationKind kind = given.kind().known() ? given.kind() : ConversationKind.GROUP;
                            return create(healthy, given, kind, given.history(), arguments.at(1));
                        })),
                BrokenStore.of(
                        "shows newcomers all under an unknown policy",
                        "OpenCodes.an_unknown_history_policy_shows_newcomers_nothing_older",
                        Breaking.conversations("create", (healthy, arguments) -> {
                            NewConversation given = arguments.at(0);
                            HistoryPolicy history = given.history().known() ? given.history() : HistoryPolicy.ALL;
                            return create(healthy, given, given.kind(), history, arguments.at(1));
                        })),
                BrokenStore.of(
                        "lists no keys of an unknown kind",
                        "OpenCodes.keys_of_an_unknown_kind_are_kept_whatever_they_name",
                        Breaking.keys("list", (healthy, arguments) -> {
                            List<KeyRow> rows = healthy.keys()
                                    .list(arguments.at(0), arguments.at(1), arguments.at(2), arguments.<Integer>at(3));
                            return arguments.<KeyKind>at(0).known() ? rows : List.of();
                        })),
                BrokenStore.of(
                        "forgets unknown effects",
                        "OpenCodes.an_unknown_effect_comes_back_bit_for_bit_and_does_nothing",
                        eachAppended(entry -> without(entry, Effect.Unknown.class))),
                BrokenStore.of(
                        "does nothing of an entry with an unknown effect",
                        "OpenCodes.what_is_known_beside_an_unknown_effect_is_applied",
                        eachAppended(entry -> entry.effects().stream().anyMatch(Effect.Unknown.class::isInstance)
                                ? entry.but().effects().build()
                                : entry)),
                BrokenStore.of(
                        "hands effects back in an order of its own",
                        "Effects.every_effect_comes_back_in_the_order_given",
                        eachRead(entry -> entry.but()
                                .effects(entry.effects().stream()
                                        .sorted(Comparator.comparing(Effect::hashCode))
                                        .toList())
                                .build())),
                BrokenStore.of(
                        "leaves out what the first entry describes",
                        "Effects.the_first_entry_does_what_it_says_too",
                        Breaking.conversations(
                                "create",
                                (healthy, arguments) -> healthy.conversations()
                                        .create(arguments.at(0), without(arguments.at(1), Effect.Describes.class)))),
                BrokenStore.of(
                        "keeps the first description of a batch",
                        "Effects.the_latest_description_counts",
                        Breaking.entries("append", BrokenEffects::firstDescription)),
                BrokenStore.of(
                        "does 500 effects and no more",
                        "Effects.an_entry_may_have_1000_effects",
                        eachAppended(entry -> entry.but()
                                .effects(entry.effects().stream().limit(500).toList())
                                .build())),
                BrokenStore.of(
                        "counts by the kind of entries what is unread",
                        "Unread.entries_of_any_kind_count_if_they_say_so",
                        eachAppended(entry -> entry.but()
                                .countsAsUnread(
                                        entry.countsAsUnread() && entry.kind().equals(EntryKind.MESSAGE))
                                .build())),
                BrokenStore.of(
                        "takes every message for unread",
                        "Unread.entries_that_do_not_count_as_unread_do_not_count_whatever_their_kind",
                        eachAppended(entry -> entry.but()
                                .countsAsUnread(
                                        entry.countsAsUnread() || entry.kind().equals(EntryKind.MESSAGE))
                                .build())));
    }

    private static StoredEntry failing(StoredEntry entry) {
        if (!entry.kind().known()) {
            throw new StorageException(ErrorCode.STORAGE_FAILED, "read: unknown entry kind");
        }
        return entry;
    }

    private static Object knownRole(MessagingStorage healthy, Arguments arguments) {
        Optional<Membership> found = healthy.conversations().membership(arguments.at(0), arguments.at(1));
        return found.map(one -> {
            Participant row = one.participant();
            Role role = row.role().known() ? row.role() : Role.READER;
            return new Membership(
                    one.conversation(), row.but().role(role, row.roleBy()).build());
        });
    }

    private static Object create(
            MessagingStorage healthy,
            NewConversation given,
            ConversationKind kind,
            HistoryPolicy history,
            NewEntry first) {
        return healthy.conversations()
                .create(given.but().kind(kind).history(history).build(), first);
    }

    private static Object firstDescription(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        boolean described = false;
        List<NewEntry> changed = new ArrayList<>();
        for (NewEntry entry : batch) {
            boolean describes = entry != null && entry.effects().stream().anyMatch(Effect.Describes.class::isInstance);
            changed.add(described && describes ? without(entry, Effect.Describes.class) : entry);
            described |= describes;
        }
        return healthy.entries().append(changed);
    }

    static NewEntry without(NewEntry entry, Class<? extends Effect> type) {
        return entry.but()
                .effects(entry.effects().stream()
                        .filter(effect -> !type.isInstance(effect))
                        .toList())
                .build();
    }

    static UnaryOperator<MessagingStorage> eachAppended(UnaryOperator<NewEntry> other) {
        return Breaking.entries("append", (healthy, arguments) -> {
            List<NewEntry> changed = new ArrayList<>();
            arguments.<List<NewEntry>>at(0).forEach(entry -> changed.add(entry == null ? null : other.apply(entry)));
            return healthy.entries().append(changed);
        });
    }

    static UnaryOperator<MessagingStorage> eachRead(UnaryOperator<StoredEntry> other) {
        return Breaking.entries(
                "read",
                (healthy, arguments) -> healthy.entries().read(arguments.at(0), arguments.<Integer>at(1)).stream()
                        .map(other)
                        .toList());
    }
}
