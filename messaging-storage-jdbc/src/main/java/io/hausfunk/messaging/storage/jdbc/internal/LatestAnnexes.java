// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SeenAnnexes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest annexes of what some new entries rest on, and then of what a batch adds. Under the lock of the conversations. */
final class LatestAnnexes {
    private record Place(ConversationRef conversation, long target, Relation relation) {}

    private final Map<Place, Long> latest;

    private LatestAnnexes(Map<Place, Long> latest) {
        this.latest = latest;
    }

    LatestAnnexes copy() {
        return new LatestAnnexes(new HashMap<>(latest));
    }

    /** Whether there is none later than those that were seen. */
    boolean sawAll(ConversationRef ref, SeenAnnexes seen) {
        return seen.relations().stream()
                .allMatch(relation -> latest.getOrDefault(new Place(ref, seen.target(), relation), 0L) <= seen.upTo());
    }

    void added(NumberedEntry entry) {
        Annex.of(List.of(entry))
                .forEach(annex -> latest.merge(
                        new Place(
                                annex.place().conversation(),
                                annex.place().key().target(),
                                annex.place().key().relation()),
                        annex.sequence(),
                        Math::max));
    }

    /** Finds them. */
    static final class Finding {
        private static final List<Column> KEY = List.of(
                Column.text("tenant"), Column.uuid("conversation"), Column.number("target"), Column.small("relation"));

        private final String find;

        Finding(Dialect dialect) {
            this.find = dialect.text(
                    "SELECT n.tenant, n.conversation, n.target, n.relation, n.latest FROM {rows} JOIN {annex_count} n"
                            + " ON n.tenant = k.tenant AND n.conversation = k.conversation AND n.target = k.target"
                            + " AND n.relation = k.relation",
                    KEY);
        }

        LatestAnnexes of(SqlSession session, List<NewEntry> batch) throws SQLException {
            Rows rows = new Rows(KEY);
            for (NewEntry entry : batch) {
                SeenAnnexes seen = entry.expectedAnnexes();
                if (seen != null) {
                    ConversationRef ref = entry.conversation();
                    seen.relations()
                            .forEach(relation -> rows.add(
                                    ref.tenant().value(), ref.conversation().value(), seen.target(), relation.code()));
                }
            }
            Map<Place, Long> latest = new HashMap<>();
            if (rows.size() > 0) {
                session.query(
                        find,
                        rows,
                        row -> latest.merge(
                                new Place(Records.ref(row, 1), row.number(3), Relation.of(row.small(4))),
                                row.number(5),
                                Math::max));
            }
            return new LatestAnnexes(latest);
        }
    }
}
