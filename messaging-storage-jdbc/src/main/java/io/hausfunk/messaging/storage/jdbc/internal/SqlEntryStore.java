// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries in SQL. */
public final class SqlEntryStore implements EntryStore {
    /** The rows of {@link Dialect#entriesOfRanges}. */
    public static final List<Column> RANGES = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("after"),
            Column.number("upto"),
            Column.number("most"));

    private final Database database;
    private final Appending appending;
    private final LeaseRows leases;
    private final ExpiryRows expiry;
    private final String ofRanges;
    private final String backward;
    private final String standing;
    private final String standingBackward;
    private final String byName;

    /** Prepares the statements. */
    public SqlEntryStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        this.appending = new Appending(dialect);
        this.leases = new LeaseRows(dialect);
        this.expiry = new ExpiryRows(dialect);
        this.ofRanges = dialect.text(dialect.entriesOfRanges(Records.ENTRY), RANGES);
        String ofOne = "SELECT " + Records.ENTRY + " FROM {entry} e WHERE e.tenant = ? AND e.conversation = ?";
        String ofRange = ofOne + " AND e.sequence > ? AND e.sequence <= ?";
        String descending = " ORDER BY e.sequence DESC LIMIT ?";
        this.backward = dialect.text(ofRange + descending);
        this.standing = dialect.text(ofRange + " AND e.standing = 1 ORDER BY e.sequence LIMIT ?");
        this.standingBackward = dialect.text(ofRange + " AND e.standing = 1" + descending);
        this.byName = dialect.text(ofOne + " AND e.name = ?");
    }

    @Override
    public List<AppendResult> append(List<NewEntry> entries) {
        return append(entries, session -> {});
    }

    @Override
    public List<AppendResult> appendUnder(Lease lease, List<NewEntry> entries) {
        database.ensureOpen();
        Objects.requireNonNull(lease, "lease");
        return append(entries, session -> leases.guard(session, lease));
    }

    private List<AppendResult> append(List<NewEntry> entries, Guard guard) {
        database.ensureOpen();
        List<NewEntry> batch = Arguments.list(entries, 1, "entries");
        return database.write("append", guard.around(session -> appending.hopefully(session, batch)))
                .orElseGet(
                        () -> database.write("append", guard.around(session -> appending.carefully(session, batch))));
    }

    @Override
    public List<StoredEntry> read(List<EntryRange> ranges, int limit) {
        database.ensureOpen();
        List<EntryRange> asked = List.copyOf(ranges);
        Arguments.limit(limit);
        List<EntryRange> some =
                asked.stream().filter(range -> range.upTo() > range.after()).toList();
        return some.isEmpty() ? List.of() : database.read("read", session -> ofRanges(session, some, limit));
    }

    private List<StoredEntry> ofRanges(SqlSession session, List<EntryRange> ranges, int limit) throws SQLException {
        int step = database.dialect().rangesAtOnce();
        List<StoredEntry> found = new ArrayList<>();
        for (int from = 0; from < ranges.size() && found.size() < limit; from += step) {
            Rows rows = new Rows(RANGES);
            long most = (long) limit - found.size();
            for (EntryRange range : ranges.subList(from, Math.min(from + step, ranges.size()))) {
                ConversationRef ref = range.conversation();
                rows.add(ref.tenant().value(), ref.conversation().value(), range.after(), range.upTo(), most);
            }
            found.addAll(session.query(ofRanges, rows, Records::entry, most));
        }
        return List.copyOf(found);
    }

    @Override
    public List<StoredEntry> readBackward(EntryRange range, int limit) {
        return ofRange("read backward", backward, range, limit);
    }

    @Override
    public List<StoredEntry> readStanding(EntryRange range, boolean newestFirst, int limit) {
        return ofRange("read standing", newestFirst ? standingBackward : standing, range, limit);
    }

    private List<StoredEntry> ofRange(String call, String statement, EntryRange range, int limit) {
        database.ensureOpen();
        Object[] arguments = {
            range.conversation().tenant().value(),
            range.conversation().conversation().value(),
            range.after(),
            range.upTo(),
            Arguments.limit(limit)
        };
        return List.copyOf(database.read(call, session -> session.query(statement, Records::entry, arguments)));
    }

    @Override
    public List<Expiring> expiring(Instant upTo, @Nullable Expiring after, int limit) {
        database.ensureOpen();
        long millis = Arguments.millis(upTo);
        Arguments.limit(limit);
        return List.copyOf(database.read("expiring", session -> expiry.list(session, millis, after, limit)));
    }

    @Override
    public Optional<StoredEntry> find(ConversationRef conversation, EntryName name) {
        database.ensureOpen();
        Object[] arguments = {
            conversation.tenant().value(), conversation.conversation().value(), name.value()
        };
        return database.read("find entry", session -> session.query(byName, Records::entry, arguments)).stream()
                .findFirst();
    }
}
