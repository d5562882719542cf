// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.PersonKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what happened last in the conversations of a person. */
final class ActivityRows {
    private static final List<Column> OF_PERSON =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));
    private static final List<Column> OF_CONVERSATION = List.of(Column.text("tenant"), Column.uuid("conversation"));
    private static final int LATEST = Records.CONVERSATION_COLUMNS + Records.PARTICIPANT_COLUMNS + 1;

    private final String first;
    private final String next;
    private final String in;
    private final String present;

    ActivityRows(Dialect dialect) {
        String left = "(SELECT e.at_ms FROM {entry} e WHERE e.tenant = p.tenant AND e.conversation = p.conversation"
                + " AND e.sequence = p.left_at)";
        String columns = Records.CONVERSATION + ", " + Records.PARTICIPANT
                + ", CASE WHEN p.left_at = 0 THEN c.latest ELSE p.left_at END AS latest_entry"
                + ", CASE WHEN p.left_at = 0 THEN c.latest_at ELSE " + left + " END AS latest_time";
        String both =
                "{participant} p JOIN {conversation} c ON p.tenant = c.tenant AND p.conversation = c.conversation";
        String all = "SELECT * FROM (SELECT " + columns + " FROM " + both + " WHERE p.tenant = ? AND p.person = ?) a";
        String order = " ORDER BY latest_time DESC, conversation LIMIT ?";
        this.first = dialect.text(all + order);
        this.next = dialect.text(all + " WHERE latest_time < ? OR (latest_time = ? AND conversation > ?)" + order);
        this.in = dialect.text(
                "SELECT " + columns + " FROM {rows} JOIN {participant} p ON p.tenant = k.tenant"
                        + " AND p.conversation = k.conversation AND p.person = k.person JOIN {conversation} c"
                        + " ON p.tenant = c.tenant AND p.conversation = c.conversation",
                OF_PERSON);
        this.present = dialect.text(
                "SELECT c.conversation, p.person FROM {rows} JOIN {conversation} c ON c.tenant = k.tenant"
                        + " AND c.conversation = k.conversation LEFT JOIN {participant} p ON p.tenant = c.tenant"
                        + " AND p.conversation = c.conversation AND p.left_at = 0",
                OF_CONVERSATION);
    }

    List<Activity> page(
            SqlSession session, TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit)
            throws SQLException {
        if (after == null) {
            return session.query(first, ActivityRows::row, tenant.value(), person.value(), limit);
        }
        long at = after.at().toEpochMilli();
        Object id = after.conversation().value();
        return session.query(next, ActivityRows::row, tenant.value(), person.value(), at, at, id, limit);
    }

    List<Activity> in(SqlSession session, TenantId tenant, PersonKey person, List<ConversationId> conversations)
            throws SQLException {
        Rows rows = new Rows(OF_PERSON);
        conversations.forEach(id -> rows.add(tenant.value(), id.value(), person.value()));
        return session.query(in, rows, ActivityRows::row);
    }

    Map<ConversationId, List<PersonKey>> present(
            SqlSession session, TenantId tenant, List<ConversationId> conversations) throws SQLException {
        Rows rows = new Rows(OF_CONVERSATION);
        conversations.forEach(id -> rows.add(tenant.value(), id.value()));
        Map<ConversationId, List<PersonKey>> found = new HashMap<>();
        session.query(present, rows, row -> {
            List<PersonKey> people = found.computeIfAbsent(new ConversationId(row.uuid(1)), id -> new ArrayList<>());
            if (!row.isNull(2)) {
                people.add(new PersonKey(row.uuid(2)));
            }
            return people;
        });
        return found;
    }

    private static Activity row(Row row) throws SQLException {
        return new Activity(
                SqlConversationStore.both(row), row.number(LATEST), Instant.ofEpochMilli(row.number(LATEST + 1)));
    }
}
