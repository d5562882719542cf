// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom entries concern, and whether that is settled. */
final class AddresseeTable {
    private final NavigableMap<Addressee, Boolean> rows = new TreeMap<>(Comparator.comparing(Addressee::conversation)
            .thenComparing(Addressee::sequence)
            .thenComparing(row -> row.reason().code())
            .thenComparing(row -> row.person().value()));

    void address(Addressee row) {
        rows.putIfAbsent(row, false);
    }

    /** Whether it was not settled before. */
    boolean settle(Addressee row) {
        return !Boolean.TRUE.equals(rows.put(row, true));
    }

    List<Addressee> unsettled(TenantId tenant, PersonKey person, @Nullable Addressee after, int limit) {
        return behind(after)
                .filter(of(tenant, person))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<Reason, Long> countUnsettled(TenantId tenant, PersonKey person) {
        return rows.entrySet().stream()
                .filter(of(tenant, person))
                .collect(Collectors.groupingBy(row -> row.getKey().reason(), Collectors.counting()));
    }

    long countUnread(ConversationRef ref, Participant person, Set<Reason> reasons) {
        long after = Math.max(Math.max(person.read(), person.joined()), person.visibleFrom() - 1);
        long upTo = person.present() ? Long.MAX_VALUE : person.left();
        return rows.entrySet().stream()
                .filter(row -> !row.getValue())
                .map(Map.Entry::getKey)
                .filter(row -> row.conversation().equals(ref)
                        && row.person().equals(person.person())
                        && reasons.contains(row.reason())
                        && row.sequence() > after
                        && row.sequence() <= upTo)
                .map(Addressee::sequence)
                .distinct()
                .count();
    }

    List<PersonKey> of(Addressee first, boolean settled, @Nullable PersonKey after, int limit) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().conversation().equals(first.conversation())
                        && row.getKey().sequence() == first.sequence()
                        && row.getKey().reason().equals(first.reason())
                        && row.getValue() == settled)
                .map(row -> row.getKey().person())
                .filter(person -> after == null || person.value().compareTo(after.value()) > 0)
                .limit(limit)
                .toList();
    }

    private Stream<Map.Entry<Addressee, Boolean>> behind(@Nullable Addressee after) {
        return (after == null ? rows : rows.tailMap(after, false)).entrySet().stream();
    }

    private static Predicate<Map.Entry<Addressee, Boolean>> of(TenantId tenant, PersonKey person) {
        return row -> !row.getValue()
                && row.getKey().person().equals(person)
                && row.getKey().conversation().tenant().equals(tenant);
    }
}
