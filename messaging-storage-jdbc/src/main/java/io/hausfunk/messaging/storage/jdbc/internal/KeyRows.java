// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on keys. A key without a conversation or a person has {@link #NONE} there. */
final class KeyRows {
    private static final UUID NONE = new UUID(0, 0);

    private static final List<Column> KEY =
            List.of(Column.small("kind"), Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));

    private static final List<Column> ROW = List.of(
            Column.small("kind"),
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.uuid("person"),
            Column.number("version"),
            Column.bytes("wrapped"),
            Column.bytes("label"));

    private static final String SELECT =
            "SELECT t.kind, t.tenant, t.conversation, t.person, t.version, t.wrapped, t.label FROM ";

    private final Dialect dialect;
    private final String find;
    private final String insert;
    private final String replace;
    private final String delete;

    KeyRows(Dialect dialect) {
        this.dialect = dialect;
        String ofRow = "t.kind = k.kind AND t.tenant = k.tenant AND t.conversation = k.conversation"
                + " AND t.person = k.person";
        this.find = dialect.text(SELECT + "{rows} JOIN {key} t ON " + ofRow, KEY);
        // in the order of the keys, so that two who put the same rows wait for each other and not in a circle
        this.insert = dialect.text(
                "INSERT INTO {key} (kind, tenant, conversation, person, version, wrapped, label) SELECT k.kind,"
                        + " k.tenant, k.conversation, k.person, k.version, k.wrapped, k.label FROM {rows} WHERE true ORDER"
                        + " BY k.kind, k.tenant, k.conversation, k.person ON CONFLICT (kind, tenant, conversation, person)"
                        + " DO NOTHING",
                ROW);
        this.replace = dialect.text(
                "UPDATE {key} AS t SET version = k.version, wrapped = k.wrapped, label = k.label FROM {rows} WHERE "
                        + ofRow + " AND t.version = k.version - 1",
                ROW);
        this.delete =
                dialect.text("DELETE FROM {key} WHERE kind = ? AND tenant = ? AND conversation = ? AND person = ?");
    }

    List<KeyRow> find(SqlSession session, List<KeyRef> refs) throws SQLException {
        Rows rows = new Rows(KEY);
        refs.forEach(ref -> rows.add(key(ref)));
        return session.query(find, rows, KeyRows::row);
    }

    int insert(SqlSession session, List<KeyRow> keys) throws SQLException {
        Rows rows = new Rows(ROW);
        keys.forEach(key -> add(rows, key));
        return session.update(insert, rows);
    }

    int replace(SqlSession session, KeyRow next) throws SQLException {
        Rows rows = new Rows(ROW);
        add(rows, next);
        return session.update(replace, rows);
    }

    int delete(SqlSession session, KeyRef ref) throws SQLException {
        return session.update(delete, key(ref));
    }

    List<KeyRow> list(SqlSession session, KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit)
            throws SQLException {
        StringBuilder text = new StringBuilder(SELECT).append("{key} t WHERE t.kind = ?");
        List<Object> arguments = new ArrayList<>(List.of(kind.code()));
        if (tenant != null) {
            text.append(" AND t.tenant = ?");
            arguments.add(tenant.value());
        }
        if (after != null) {
            text.append(" AND (t.tenant, t.conversation, t.person) > (?, ?, ?)");
            Object[] key = key(after);
            arguments.addAll(List.of(key[1], key[2], key[3]));
        }
        text.append(" ORDER BY t.tenant, t.conversation, t.person LIMIT ?");
        arguments.add(limit);
        return session.query(dialect.text(text.toString()), KeyRows::row, arguments.toArray());
    }

    boolean protect(SqlSession session, @Nullable TenantId tenant) throws SQLException {
        String of = tenant == null ? "" : " AND t.tenant = ?";
        String atTheTop = tenant == null
                ? "(" + KeyKind.CLUSTER.code() + ")"
                : "(" + KeyKind.TENANT.code() + ", " + KeyKind.INDEX.code() + ", " + KeyKind.CLUSTER.code() + ")";
        StringBuilder text = new StringBuilder("SELECT 1 WHERE EXISTS (SELECT 1 FROM {key} t WHERE t.kind NOT IN ")
                .append(atTheTop)
                .append(of)
                .append(')');
        List<Object> arguments = new ArrayList<>();
        for (String table : List.of("{conversation}", "{entry}", "{task}")) {
            text.append(" OR EXISTS (SELECT 1 FROM ")
                    .append(table)
                    .append(" t WHERE 1 = 1")
                    .append(of)
                    .append(')');
        }
        for (int each = 0; tenant != null && each < 4; each++) {
            arguments.add(tenant.value());
        }
        return !session.query(dialect.text(text.toString()), row -> row.small(1), arguments.toArray())
                .isEmpty();
    }

    private static void add(Rows rows, KeyRow key) {
        Object[] ref = key(key.ref());
        SealedBytes label = key.label();
        rows.add(
                ref[0],
                ref[1],
                ref[2],
                ref[3],
                key.version(),
                key.wrapped().toByteArray(),
                label == null ? null : label.toByteArray());
    }

    private static Object[] key(KeyRef ref) {
        ConversationId conversation = ref.conversation();
        PersonKey person = ref.person();
        return new Object[] {
            ref.kind().code(),
            ref.tenant().value(),
            conversation == null ? NONE : conversation.value(),
            person == null ? NONE : person.value()
        };
    }

    private static KeyRow row(Row row) throws SQLException {
        KeyKind kind = KeyKind.of(row.small(1));
        UUID conversation = row.uuid(3);
        UUID person = row.uuid(4);
        boolean data = kind.equals(KeyKind.DATA);
        boolean ofConversation = kind.known() ? data || kind.equals(KeyKind.CONVERSATION) : !conversation.equals(NONE);
        boolean ofPerson = kind.known() ? data || kind.equals(KeyKind.PERSON) : !person.equals(NONE);
        KeyRef ref = new KeyRef(
                new TenantId(row.text(2)),
                kind,
                ofConversation ? new ConversationId(conversation) : null,
                ofPerson ? new PersonKey(person) : null);
        byte[] label = row.bytesOrNull(7);
        return new KeyRow(
                ref, row.number(5), SealedBytes.copyOf(row.bytes(6)), label == null ? null : SealedBytes.copyOf(label));
    }
}
