// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which entries of one conversation are about which, without those that are emptied. */
final class AnnexTable {
    private static final Comparator<AnnexKey> ORDER = Comparator.comparing(AnnexKey::target)
            .thenComparing(key -> key.relation().code())
            .thenComparing(key ->
                    Optional.ofNullable(key.choice()).map(ChoiceToken::value).orElse(new UUID(0, 0)));

    /** By target, then by key; the numbers of the annexes ascend. */
    private final Map<Long, NavigableMap<AnnexKey, NavigableSet<Long>>> targets = new HashMap<>();

    void add(StoredEntry entry) {
        keys(entry, true)
                .forEach(key -> targets.computeIfAbsent(key.target(), target -> new TreeMap<>(ORDER))
                        .computeIfAbsent(key, any -> new TreeSet<>())
                        .add(entry.sequence()));
    }

    void remove(StoredEntry entry) {
        keys(entry, false)
                .forEach(key -> Objects.requireNonNull(targets.get(key.target()))
                        .computeIfPresent(key, (any, numbers) -> {
                            numbers.remove(entry.sequence());
                            return numbers.isEmpty() ? null : numbers;
                        }));
    }

    /** What an entry is about, and what it is part of, which is for ever. */
    private static Stream<AnnexKey> keys(StoredEntry entry, boolean lasting) {
        return entry.effects().stream()
                .map(effect -> key(effect, lasting))
                .filter(key -> key != null && key.target() < entry.sequence())
                .map(Objects::requireNonNull);
    }

    private static @Nullable AnnexKey key(Effect effect, boolean lasting) {
        if (effect instanceof Effect.About about) {
            return new AnnexKey(about.target(), about.relation(), about.choice());
        }
        return lasting && effect instanceof Effect.PartOf part
                ? new AnnexKey(part.target(), part.relation(), part.choice())
                : null;
    }

    /** Whether there is none later than those that were seen. */
    boolean sawAll(SeenAnnexes seen) {
        return of(seen.target()).entrySet().stream()
                .filter(each -> seen.relations().contains(each.getKey().relation()))
                .allMatch(each -> each.getValue().last() <= seen.upTo());
    }

    List<AnnexCount> count(Collection<Long> wanted) {
        return wanted.stream()
                .distinct()
                .sorted()
                .flatMap(target -> of(target).entrySet().stream())
                .map(each -> new AnnexCount(
                        each.getKey(), each.getValue().size(), each.getValue().last()))
                .toList();
    }

    /** The numbers of those with one of these keys, ascending. */
    List<Long> numbers(Collection<AnnexKey> wanted, long after) {
        return wanted.stream()
                .flatMap(key -> of(key.target()).getOrDefault(key, new TreeSet<>()).tailSet(after, false).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Those to some targets, ascending by number, then by key. */
    List<AnnexRef> all(Collection<Long> wanted) {
        return wanted.stream()
                .distinct()
                .flatMap(target -> of(target).entrySet().stream())
                .flatMap(each -> each.getValue().stream().map(number -> new AnnexRef(each.getKey(), number)))
                .sorted(Comparator.comparing(AnnexRef::sequence).thenComparing(AnnexRef::key, ORDER))
                .toList();
    }

    private NavigableMap<AnnexKey, NavigableSet<Long>> of(long target) {
        NavigableMap<AnnexKey, NavigableSet<Long>> keys = targets.get(target);
        return keys == null ? new TreeMap<>(ORDER) : keys;
    }
}
