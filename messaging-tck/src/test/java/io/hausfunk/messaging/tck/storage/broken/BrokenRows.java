// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stores that are wrong about keys and changes. */
final class BrokenRows {
    private BrokenRows() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "replaces a key whatever its version",
                        "KeyRows.another_version_than_the_next_replaces_nothing",
                        Breaking.keys("replace", BrokenRows::replacingAnyVersion)),
                BrokenStore.of(
                        "lets the second key win",
                        "KeyRows.a_second_row_for_a_key_is_answered_with_the_first",
                        Breaking.keys("putIfAbsent", BrokenRows::overwriting)),
                BrokenStore.of(
                        "returns the caller's own list",
                        "Values.key_rows_and_mark_updates_may_be_changed_after_they_were_passed",
                        Breaking.keys("putIfAbsent", (healthy, arguments) -> {
                            List<KeyRow> stored = healthy.keys().putIfAbsent(arguments.at(0));
                            return stored.equals(arguments.at(0)) ? arguments.at(0) : stored;
                        })),
                BrokenStore.of(
                        "begins a page with the row that ended the one before",
                        "KeyListing.pages_together_hold_every_row_of_a_tenant_once",
                        Breaking.keys("list", BrokenRows::overlappingPages)),
                BrokenStore.of(
                        "lists the keys of all tenants to each",
                        "Tenants.keys_belong_to_one_tenant",
                        Breaking.keys(
                                "list",
                                (healthy, arguments) -> healthy.keys()
                                        .list(arguments.at(0), null, arguments.at(2), arguments.<Integer>at(3)))),
                BrokenStore.of(
                        "takes a tenant whose keys are lost for a new one",
                        "ProtectedData.a_conversation_is_protected_also_if_every_key_is_gone",
                        Breaking.keys("protects", (healthy, arguments) -> {
                            TenantId tenant = arguments.at(0);
                            return !healthy.keys()
                                    .list(KeyKind.PERSON, tenant, null, 1)
                                    .isEmpty();
                        })),
                BrokenStore.of(
                        "misses a change if there are several",
                        "Changes.changed_conversations_are_reported_once_as_they_stand",
                        Breaking.changes("changedSince", BrokenRows::missingOne)),
                BrokenStore.of(
                        "calls an answer complete that is not",
                        "Changes.more_changes_than_the_limit_are_said_to_be_incomplete",
                        Breaking.changes("changedSince", (healthy, arguments) -> {
                            Changes changes = changes(healthy, arguments);
                            return new Changes(changes.heads(), changes.next(), true);
                        })));
    }

    private static Object replacingAnyVersion(MessagingStorage healthy, Arguments arguments) {
        KeyRow next = arguments.at(0);
        if (healthy.keys().replace(next)) {
            return true;
        }
        return healthy.keys().find(List.of(next.ref())).stream()
                .map(row -> new KeyRow(row.ref(), row.version() + 1, next.wrapped(), next.label()))
                .anyMatch(healthy.keys()::replace);
    }

    private static Object overwriting(MessagingStorage healthy, Arguments arguments) {
        List<KeyRow> rows = arguments.at(0);
        List<KeyRow> stored = healthy.keys().putIfAbsent(rows);
        if (stored.equals(rows)) {
            return stored;
        }
        rows.forEach(row -> healthy.keys().delete(row.ref()));
        return healthy.keys().putIfAbsent(rows);
    }

    private static Object overlappingPages(MessagingStorage healthy, Arguments arguments) {
        KeyRef after = arguments.at(2);
        int limit = arguments.<Integer>at(3);
        List<KeyRow> rows = healthy.keys().list(arguments.at(0), arguments.at(1), after, limit);
        if (after == null) {
            return rows;
        }
        List<KeyRow> page = new ArrayList<>(healthy.keys().find(List.of(after)));
        page.addAll(rows);
        return List.copyOf(page.subList(0, Math.min(limit, page.size())));
    }

    private static Object missingOne(MessagingStorage healthy, Arguments arguments) {
        Changes changes = changes(healthy, arguments);
        int reported = changes.heads().size();
        return new Changes(
                reported < 2 ? changes.heads() : changes.heads().subList(1, reported),
                changes.next(),
                changes.complete());
    }

    private static Changes changes(MessagingStorage healthy, Arguments arguments) {
        ChangeMark mark = arguments.at(0);
        return healthy.changes().changedSince(mark, arguments.<Integer>at(1));
    }
}
