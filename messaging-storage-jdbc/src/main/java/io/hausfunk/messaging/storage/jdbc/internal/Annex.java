// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Relation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of an annex. Without a choice it has {@link #NO_CHOICE} there.
 *
 * @param place its key, within its conversation
 * @param sequence its number
 * @param author who wrote it
 */
record Annex(Place place, long sequence, PersonKey author) {
    static final UUID NO_CHOICE = new UUID(0, 0);

    /** The columns of a key of {@code n}. */
    static final String KEY = "n.target, n.relation, n.choice";

    /** Those of some entries, as far as they are about earlier ones. */
    static List<Annex> of(List<NumberedEntry> entries) {
        return entries.stream()
                .flatMap(numbered -> of(
                        numbered.entry().conversation(),
                        numbered.sequence(),
                        numbered.entry().author(),
                        numbered.entry().effects().stream()))
                .toList();
    }

    /** What goes when an entry is emptied: what it is about, but not what it is part of. */
    static Stream<Annex> going(ConversationRef conversation, long sequence, PersonKey author, List<Effect> effects) {
        return of(conversation, sequence, author, effects.stream().filter(Effect.About.class::isInstance));
    }

    private static Stream<Annex> of(
            ConversationRef conversation, long sequence, PersonKey author, Stream<Effect> effects) {
        return effects.flatMap(effect -> key(effect).stream())
                .filter(key -> key.target() < sequence)
                .map(key -> new Annex(new Place(conversation, key), sequence, author));
    }

    private static Optional<AnnexKey> key(Effect effect) {
        if (effect instanceof Effect.About about) {
            return Optional.of(new AnnexKey(about.target(), about.relation(), about.choice()));
        }
        return effect instanceof Effect.PartOf part
                ? Optional.of(new AnnexKey(part.target(), part.relation(), part.choice()))
                : Optional.empty();
    }

    /** Reads a key from the columns {@link #KEY}. */
    static AnnexKey key(Row row) throws SQLException {
        UUID choice = row.uuid(3);
        return new AnnexKey(
                row.number(1), Relation.of(row.small(2)), choice.equals(NO_CHOICE) ? null : new ChoiceToken(choice));
    }

    /** A key within its conversation. */
    record Place(ConversationRef conversation, AnnexKey key) {
        /** Its columns, and some more. */
        @Nullable
        Object[] columns(Object... more) {
            ChoiceToken choice = key.choice();
            return Stream.concat(
                            Stream.of(
                                    conversation.tenant().value(),
                                    conversation.conversation().value(),
                                    key.target(),
                                    key.relation().code(),
                                    choice == null ? NO_CHOICE : choice.value()),
                            Stream.of(more))
                    .toArray();
        }
    }
}
