// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.PersonKey;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Empties entries, and takes back what they were about, what they attach and when they expire: their own effects say it. */
final class EmptiesEffect {
    private static final List<Column> TARGET =
            List.of(Column.text("of_tenant"), Column.uuid("of_conversation"), Column.number("target"));

    private final String empty;
    private final AnnexRows annexes;
    private final ExpiryRows expiry;
    private final BlobRows blobs;

    EmptiesEffect(Dialect dialect, AnnexRows annexes, ExpiryRows expiry, BlobRows blobs) {
        this.empty = dialect.text(
                "UPDATE {entry} SET envelope = NULL, fingerprint = NULL FROM {rows} WHERE tenant = k.of_tenant"
                        + " AND conversation = k.of_conversation AND sequence = k.target AND envelope IS NOT NULL"
                        + " RETURNING tenant, conversation, sequence, author, effects",
                TARGET);
        this.annexes = annexes;
        this.expiry = expiry;
        this.blobs = blobs;
    }

    void apply(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        Set<List<Object>> targets = new LinkedHashSet<>();
        for (NumberedEntry numbered : entries) {
            ConversationRef ref = numbered.entry().conversation();
            for (Effect effect : numbered.entry().effects()) {
                if (effect instanceof Effect.Empties empties && empties.target() < numbered.sequence()) {
                    targets.add(List.of(ref.tenant().value(), ref.conversation().value(), empties.target()));
                }
            }
        }
        if (targets.isEmpty()) {
            return;
        }
        Rows rows = new Rows(TARGET);
        targets.forEach(target -> rows.add(target.toArray()));
        List<Emptied> emptied = session.query(empty, rows, Emptied::read);
        annexes.remove(session, emptied.stream().flatMap(Emptied::annexes).toList());
        Rows expired = new Rows(ExpiryRows.KEY);
        emptied.stream()
                .filter(entry -> entry.effects().stream().anyMatch(Effect.Expires.class::isInstance))
                .forEach(entry -> expired.add(
                        entry.conversation().tenant().value(),
                        entry.conversation().conversation().value(),
                        entry.sequence()));
        expiry.remove(session, expired);
        Rows givenUp = BlobRows.none();
        emptied.forEach(entry -> BlobRows.add(givenUp, entry.conversation(), entry.sequence(), entry.effects()));
        blobs.giveUp(session, givenUp);
    }

    private record Emptied(ConversationRef conversation, long sequence, PersonKey author, List<Effect> effects) {
        static Emptied read(Row row) throws SQLException {
            byte[] effects = row.bytesOrNull(5);
            return new Emptied(
                    Records.ref(row, 1),
                    row.number(3),
                    new PersonKey(row.uuid(4)),
                    effects == null ? List.of() : EffectCodec.decode(effects));
        }

        Stream<Annex> annexes() {
            return Annex.going(conversation, sequence, author, effects);
        }
    }
}
