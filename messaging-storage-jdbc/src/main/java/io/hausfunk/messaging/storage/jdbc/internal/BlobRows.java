// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What entries do to blobs: attach them, and give them up when they are emptied. */
final class BlobRows {
    /** Chunks may be written. */
    static final int BEGUN = 0;
    /** Has a name and a header. */
    static final int COMPLETE = 1;
    /** Belongs to an entry. */
    static final int ATTACHED = 2;
    /** Is only there to be deleted. */
    static final int GIVEN_UP = 3;
    /** When that may be: at any time. */
    static final long ALWAYS = -1;

    private static final List<Column> KEY =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("blob"));
    private static final List<Column> OF_ENTRY =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("blob"), Column.number("entry"));
    private static final String OF_ROW = "b.tenant = k.tenant AND b.conversation = k.conversation AND b.blob = k.blob";

    private final String lock;
    private final String attach;
    private final String giveUp;

    BlobRows(Dialect dialect) {
        this.lock = dialect.text(
                "SELECT b.tenant, b.conversation, b.blob, b.entry FROM {rows} JOIN {blob} b ON " + OF_ROW
                        + " WHERE b.state IN (" + COMPLETE + ", " + ATTACHED
                        + ") ORDER BY b.tenant, b.conversation, b.blob {lock b}",
                KEY);
        this.attach = dialect.text(
                "UPDATE {blob} AS b SET state = " + ATTACHED + ", header = NULL, entry = k.entry FROM {rows} WHERE "
                        + OF_ROW,
                OF_ENTRY);
        this.giveUp = dialect.text(
                "UPDATE {blob} AS b SET state = " + GIVEN_UP + ", name = NULL, expires_at = " + ALWAYS
                        + " FROM {rows} WHERE " + OF_ROW + " AND b.state = " + ATTACHED + " AND b.entry = k.entry",
                OF_ENTRY);
    }

    /** Locks those that entries attach and that are complete; the number of the entry to which each belongs, or 0. */
    Map<BlobRef, Long> lock(SqlSession session, List<NewEntry> entries) throws SQLException {
        Set<BlobRef> wanted = new LinkedHashSet<>();
        entries.forEach(entry -> wanted.addAll(attached(entry.conversation(), entry.effects())));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Rows rows = new Rows(KEY);
        wanted.forEach(ref -> rows.add(
                ref.conversation().tenant().value(),
                ref.conversation().conversation().value(),
                ref.blob().value()));
        Map<BlobRef, Long> found = new HashMap<>();
        session.query(
                lock, rows, row -> found.put(new BlobRef(Records.ref(row, 1), new BlobId(row.uuid(3))), row.number(4)));
        return found;
    }

    void attach(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        Rows rows = new Rows(OF_ENTRY);
        for (NumberedEntry numbered : entries) {
            add(
                    rows,
                    numbered.entry().conversation(),
                    numbered.sequence(),
                    numbered.entry().effects());
        }
        if (rows.size() > 0) {
            session.update(attach, rows);
        }
    }

    /** Rows for {@link #giveUp}. */
    static Rows none() {
        return new Rows(OF_ENTRY);
    }

    /** Adds the blobs of an entry. */
    static void add(Rows rows, ConversationRef ref, long sequence, List<Effect> effects) {
        for (BlobRef blob : attached(ref, effects)) {
            rows.add(
                    ref.tenant().value(),
                    ref.conversation().value(),
                    blob.blob().value(),
                    sequence);
        }
    }

    void giveUp(SqlSession session, Rows rows) throws SQLException {
        if (rows.size() > 0) {
            session.update(giveUp, rows);
        }
    }

    static List<BlobRef> attached(ConversationRef ref, List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Attaches.class::isInstance)
                .map(effect -> new BlobRef(ref, ((Effect.Attaches) effect).blob()))
                .toList();
    }
}
