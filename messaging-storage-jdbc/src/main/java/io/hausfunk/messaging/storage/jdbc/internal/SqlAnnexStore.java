// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Annexes in SQL. */
public final class SqlAnnexStore implements AnnexStore {
    /** The rows of {@link Dialect#annexNumbers}. */
    public static final List<Column> KEYS = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("target"),
            Column.small("relation"),
            Column.uuid("choice"),
            Column.number("after"),
            Column.number("most"));

    private static final List<Column> TARGETS =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.number("target"));
    private static final List<Column> OF_AUTHOR =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("author"), Column.number("target"));
    private static final Comparator<AnnexRef> ORDER = Comparator.comparing(AnnexRef::sequence)
            .thenComparing(annex -> annex.key().target())
            .thenComparing(annex -> annex.key().relation().code());

    private final Database database;
    private final String count;
    private final String numbers;
    private final String entries;
    private final String ofAuthor;

    /** Prepares the statements. */
    public SqlAnnexStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        String ofConversation = "tenant = k.tenant AND n.conversation = k.conversation";
        this.count = dialect.text(
                "SELECT " + Annex.KEY + ", n.annexes, n.latest FROM {rows} JOIN {annex_count} n ON n." + ofConversation
                        + " AND n.target = k.target ORDER BY " + Annex.KEY,
                TARGETS);
        this.numbers = dialect.text(dialect.annexNumbers(), KEYS);
        this.entries = dialect.text(
                "SELECT " + Records.ENTRY + " FROM {rows} JOIN {entry} e ON e.tenant = k.tenant"
                        + " AND e.conversation = k.conversation AND e.sequence = k.sequence ORDER BY e.sequence",
                ExpiryRows.KEY);
        this.ofAuthor = dialect.text(
                "SELECT " + Annex.KEY + ", n.sequence FROM {rows} JOIN {annex} n ON n." + ofConversation
                        + " AND n.author = k.author AND n.target = k.target"
                        + " ORDER BY n.sequence DESC, n.target DESC, n.relation DESC, n.choice DESC LIMIT ?",
                OF_AUTHOR);
    }

    @Override
    public List<AnnexCount> count(ConversationRef conversation, Collection<Long> targets) {
        database.ensureOpen();
        String tenant = conversation.tenant().value();
        Object id = conversation.conversation().value();
        Rows rows = new Rows(TARGETS);
        Arguments.list(targets, 0, "targets").stream()
                .distinct()
                .sorted()
                .forEach(target -> rows.add(tenant, id, target));
        return rows.size() == 0
                ? List.of()
                : List.copyOf(
                        database.read("count annexes", session -> session.query(count, rows, SqlAnnexStore::count)));
    }

    @Override
    public List<StoredEntry> read(ConversationRef conversation, Collection<AnnexKey> keys, long after, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(conversation, "conversation");
        Rows rows = new Rows(KEYS);
        long most = Arguments.limit(limit);
        Arguments.list(keys, 0, "keys").stream()
                .distinct()
                .forEach(key -> rows.add(new Annex.Place(conversation, key).columns(after, most)));
        return rows.size() == 0
                ? List.of()
                : database.read("read annexes", session -> read(session, conversation, rows, most));
    }

    private List<StoredEntry> read(SqlSession session, ConversationRef conversation, Rows keys, long most)
            throws SQLException {
        Rows found = new Rows(ExpiryRows.KEY);
        session.query(numbers, keys, row -> row.number(1), most).stream()
                .distinct()
                .sorted()
                .limit(most)
                .forEach(number -> found.add(
                        conversation.tenant().value(),
                        conversation.conversation().value(),
                        number));
        return found.size() == 0 ? List.of() : List.copyOf(session.query(entries, found, Records::entry));
    }

    @Override
    public List<AnnexRef> by(ConversationRef conversation, PersonKey author, Collection<Long> targets, int limit) {
        database.ensureOpen();
        String tenant = conversation.tenant().value();
        Object id = conversation.conversation().value();
        Object person = author.value();
        Rows rows = new Rows(OF_AUTHOR);
        Arguments.list(targets, 0, "targets").stream()
                .distinct()
                .forEach(target -> rows.add(tenant, id, person, target));
        long most = Arguments.limit(limit);
        if (rows.size() == 0) {
            return List.of();
        }
        List<AnnexRef> found = new ArrayList<>(database.read(
                "annexes of an author", session -> session.query(ofAuthor, rows, SqlAnnexStore::ref, most)));
        found.sort(ORDER);
        return List.copyOf(found.subList((int) Math.max(0, found.size() - most), found.size()));
    }

    private static AnnexCount count(Row row) throws SQLException {
        return new AnnexCount(Annex.key(row), row.number(4), row.number(5));
    }

    private static AnnexRef ref(Row row) throws SQLException {
        return new AnnexRef(Annex.key(row), row.number(4));
    }
}
