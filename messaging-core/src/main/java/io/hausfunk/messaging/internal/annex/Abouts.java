// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.annex;

import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What effects of an entry say of others. */
public final class Abouts {
    private Abouts() {}

    /** What the entry is about; the first one if there are several. */
    public static OptionalLong target(StoredEntry entry) {
        return entry.effects().stream()
                .filter(Effect.About.class::isInstance)
                .mapToLong(effect -> ((Effect.About) effect).target())
                .findFirst();
    }

    /** What the entry is about in this way. */
    public static OptionalLong target(StoredEntry entry, Relation relation) {
        return entry.effects().stream()
                .filter(effect ->
                        effect instanceof Effect.About about && about.relation().equals(relation))
                .mapToLong(effect -> ((Effect.About) effect).target())
                .findFirst();
    }

    /** The message in whose thread the entry stands. */
    public static OptionalLong thread(StoredEntry entry) {
        return entry.effects().stream()
                .filter(effect ->
                        effect instanceof Effect.PartOf part && part.relation().equals(Relations.IN_THREAD))
                .mapToLong(effect -> ((Effect.PartOf) effect).target())
                .findFirst();
    }

    /** When the entry expires. */
    public static Optional<Instant> expiry(StoredEntry entry) {
        return entry.effects().stream()
                .filter(Effect.Expires.class::isInstance)
                .map(effect -> ((Effect.Expires) effect).at())
                .findFirst();
    }
}
