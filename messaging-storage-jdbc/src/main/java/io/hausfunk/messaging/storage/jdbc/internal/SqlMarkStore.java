// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Marks in SQL. */
public final class SqlMarkStore implements MarkStore {
    private static final List<Column> MARKS = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.uuid("person"),
            Column.number("delivered"),
            Column.number("read"));

    private static final List<Column> UNREAD =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));

    private final Database database;
    private final String lock;
    private final String raise;
    private final String unread;

    /** Prepares the statements. */
    public SqlMarkStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        String ofRow = "p.tenant = k.tenant AND p.conversation = k.conversation AND p.person = k.person";
        String ofConversation = "c.tenant = k.tenant AND c.conversation = k.conversation";
        String delivered = "CASE WHEN k.delivered < c.head THEN k.delivered ELSE c.head END";
        String read = "CASE WHEN k.read < c.head THEN k.read ELSE c.head END";
        this.lock = dialect.text(
                "SELECT p.tenant FROM {rows} JOIN {participant} p ON " + ofRow
                        + " WHERE p.delivered < k.delivered OR p.read < k.read"
                        + " ORDER BY p.tenant, p.conversation, p.person {lock p}",
                MARKS);
        this.raise = dialect.text(
                "UPDATE {participant} AS p SET delivered = CASE WHEN p.delivered < " + delivered + " THEN " + delivered
                        + " ELSE p.delivered END, read = CASE WHEN p.read < " + read + " THEN " + read
                        + " ELSE p.read END FROM {rows} JOIN {conversation} c ON " + ofConversation + " WHERE " + ofRow
                        + " AND (p.delivered < " + delivered + " OR p.read < " + read + ")",
                MARKS);
        this.unread = dialect.text(
                "SELECT p.conversation, (SELECT count(*) FROM {entry} e WHERE e.tenant = p.tenant"
                        + " AND e.conversation = p.conversation"
                        + " AND e.sequence > CASE WHEN p.read > p.joined THEN p.read ELSE p.joined END"
                        + " AND e.sequence >= p.visible_from AND (p.left_at = 0 OR e.sequence <= p.left_at)"
                        + " AND e.unread = 1 AND e.author <> p.person) FROM {rows} JOIN {participant} p ON " + ofRow,
                UNREAD);
    }

    @Override
    public void advance(List<MarkUpdate> updates) {
        database.ensureOpen();
        Map<Target, MarkUpdate> highest = new LinkedHashMap<>();
        for (MarkUpdate update : Arguments.list(updates, 1, "updates")) {
            highest.merge(new Target(update.conversation(), update.person()), update, SqlMarkStore::higher);
        }
        Rows rows = new Rows(MARKS);
        highest.forEach((target, update) -> rows.add(
                target.conversation().tenant().value(),
                target.conversation().conversation().value(),
                target.person().value(),
                Math.max(update.delivered(), update.read()),
                update.read()));
        database.write("advance", session -> {
            boolean some = !session.query(lock, rows, row -> row.text(1)).isEmpty();
            if (!some || session.update(raise, rows) == 0) {
                session.discard();
            }
            return some;
        });
    }

    @Override
    public Map<ConversationId, Long> unread(TenantId tenant, PersonKey person, List<ConversationId> conversations) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Rows rows = new Rows(UNREAD);
        Arguments.list(conversations, 0, "conversations").stream()
                .distinct()
                .forEach(conversation -> rows.add(tenant.value(), conversation.value(), person.value()));
        if (rows.size() == 0) {
            return Map.of();
        }
        return Map.copyOf(database.read("unread", session -> {
            Map<ConversationId, Long> counts = new HashMap<>();
            session.query(unread, rows, row -> counts.put(new ConversationId(row.uuid(1)), row.number(2)));
            return counts;
        }));
    }

    private static MarkUpdate higher(MarkUpdate a, MarkUpdate b) {
        return new MarkUpdate(
                a.conversation(), a.person(), Math.max(a.delivered(), b.delivered()), Math.max(a.read(), b.read()));
    }

    private record Target(ConversationRef conversation, PersonKey person) {}
}
