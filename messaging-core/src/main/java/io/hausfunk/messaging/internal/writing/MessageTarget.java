// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to change, as the store holds it.
 *
 * @param entry the message
 * @param edits later versions of it that are not emptied, ascending
 * @param counts what is about it
 */
record MessageTarget(StoredEntry entry, List<StoredEntry> edits, List<AnnexCount> counts) {
    private static final List<Relation> REVISIONS =
            List.of(Relations.EDITS, Relations.RETRACTS, Relations.REDACTS, Relations.EXPIRES);

    /** What a revision of it rests on: that nobody else edited or removed it meanwhile. */
    SeenAnnexes seen() {
        long edited = edits.isEmpty() ? 0 : latest().sequence();
        long removed = counts.stream()
                .filter(count -> REVISIONS.contains(count.key().relation())
                        && !count.key().relation().equals(Relations.EDITS))
                .mapToLong(AnnexCount::latest)
                .max()
                .orElse(0);
        return new SeenAnnexes(entry.sequence(), REVISIONS, Math.max(edited, removed));
    }

    /** Whether its content was removed, or is to be by now. */
    boolean removed(Instant now) {
        return has(Relations.RETRACTS)
                || has(Relations.REDACTS)
                || has(Relations.EXPIRES)
                || expiry().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** The entry that says what the message says now. */
    StoredEntry latest() {
        return edits.isEmpty() ? entry : edits.get(edits.size() - 1);
    }

    /** All of it that is not emptied, ascending. */
    List<StoredEntry> versions() {
        List<StoredEntry> versions = new ArrayList<>();
        if (!entry.emptied()) {
            versions.add(entry);
        }
        versions.addAll(edits);
        return versions;
    }

    /** Empties all versions. */
    List<Effect> emptied() {
        List<Effect> effects = new ArrayList<>();
        versions().forEach(version -> effects.add(new Effect.Empties(version.sequence())));
        return effects;
    }

    Optional<Instant> expiry() {
        return Abouts.expiry(entry);
    }

    boolean has(Relation relation) {
        return counts.stream().anyMatch(count -> count.key().relation().equals(relation));
    }

    /** The number of the last annex of this relation and choice; 0 for none. */
    long last(Relation relation, @Nullable ChoiceToken choice) {
        return counts.stream()
                .filter(count -> count.key().relation().equals(relation)
                        && Objects.equals(count.key().choice(), choice))
                .mapToLong(AnnexCount::latest)
                .findFirst()
                .orElse(0);
    }

    /** In how many ways people refer to it like this. */
    long choices(Relation relation) {
        return counts.stream()
                .filter(count -> count.key().relation().equals(relation))
                .count();
    }
}
