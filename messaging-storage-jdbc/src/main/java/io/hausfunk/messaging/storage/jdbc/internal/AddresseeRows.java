// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes whom entries concern. */
final class AddresseeRows {
    private static final List<Column> ROW = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("sequence"),
            Column.small("reason"),
            Column.uuid("person"));
    private static final String KEY = "tenant, conversation, sequence, reason, person";

    private static final List<Column> OF_PERSON =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));
    private static final String UNREAD = "SELECT a.conversation, count(DISTINCT a.sequence) FROM {rows}"
            + " JOIN {participant} p ON p.tenant = k.tenant AND p.conversation = k.conversation AND p.person = k.person"
            + " JOIN {addressee} a ON a.tenant = p.tenant AND a.conversation = p.conversation AND a.person = p.person"
            + " AND a.settled = 0 AND a.sequence > CASE WHEN p.read > p.joined THEN p.read ELSE p.joined END"
            + " AND a.sequence >= p.visible_from AND (p.left_at = 0 OR a.sequence <= p.left_at)"
            + " WHERE a.reason IN ({reasons}) GROUP BY a.conversation";

    private final Dialect dialect;
    private final String insert;
    private final String address;
    private final String settle;

    AddresseeRows(Dialect dialect) {
        this.dialect = dialect;
        String into = "INSERT INTO {addressee} AS a (" + KEY + ", settled) SELECT k.tenant, k.conversation, k.sequence,"
                + " k.reason, k.person, ";
        // In the order of the keys, so that two who write the same rows wait for each other and not in a circle.
        String existing =
                " FROM {rows} JOIN {conversation} c ON c.tenant = k.tenant AND c.conversation = k.conversation AND"
                        + " k.sequence <= c.head WHERE true ORDER BY k.tenant, k.conversation, k.sequence, k.reason,"
                        + " k.person ON CONFLICT (" + KEY + ") DO ";
        this.insert = dialect.text(into + "0 FROM {rows} WHERE true ON CONFLICT (" + KEY + ") DO NOTHING", ROW);
        this.address = dialect.text(into + "0" + existing + "NOTHING", ROW);
        this.settle = dialect.text(into + "1" + existing + "UPDATE SET settled = 1 WHERE a.settled = 0", ROW);
    }

    /** Several reasons for one entry count once. */
    Map<ConversationId, Long> countUnread(
            SqlSession session, TenantId tenant, PersonKey person, List<Reason> reasons, List<ConversationId> where)
            throws SQLException {
        Rows given = new Rows(OF_PERSON);
        where.forEach(id -> given.add(tenant.value(), id.value(), person.value()));
        String marks = reasons.stream().map(reason -> "?").collect(Collectors.joining(", "));
        Map<ConversationId, Long> counts = new HashMap<>();
        session.query(
                dialect.text(UNREAD.replace("{reasons}", marks), OF_PERSON),
                given,
                row -> counts.put(new ConversationId(row.uuid(1)), row.number(2)),
                reasons.stream().<Object>map(Reason::code).toArray());
        return counts;
    }

    void add(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        Rows rows = new Rows(ROW);
        for (NumberedEntry numbered : entries) {
            for (Effect effect : numbered.entry().effects()) {
                if (effect instanceof Effect.Addresses addresses) {
                    add(
                            rows,
                            new Addressee(
                                    numbered.entry().conversation(),
                                    numbered.sequence(),
                                    addresses.person(),
                                    addresses.reason()));
                }
            }
        }
        if (rows.size() > 0) {
            session.update(insert, rows);
        }
    }

    int address(SqlSession session, Collection<Addressee> addressees) throws SQLException {
        return session.update(address, rows(addressees));
    }

    int settle(SqlSession session, Collection<Addressee> addressees) throws SQLException {
        return session.update(settle, rows(addressees));
    }

    private static Rows rows(Collection<Addressee> addressees) {
        Rows rows = new Rows(ROW);
        addressees.forEach(one -> add(rows, one));
        return rows;
    }

    private static void add(Rows rows, Addressee one) {
        rows.add(
                one.conversation().tenant().value(),
                one.conversation().conversation().value(),
                one.sequence(),
                one.reason().code(),
                one.person().value());
    }
}
