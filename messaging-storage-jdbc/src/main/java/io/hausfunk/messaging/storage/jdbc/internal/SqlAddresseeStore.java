// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In SQL, whom entries concern. */
public final class SqlAddresseeStore implements AddresseeStore {
    private static final String ORDER = "a.conversation, a.sequence, a.reason";

    private final Database database;
    private final AddresseeRows rows;
    private final String firstUnsettled;
    private final String nextUnsettled;
    private final String count;
    private final String firstPeople;
    private final String nextPeople;

    /** Prepares the statements. */
    public SqlAddresseeStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        this.rows = new AddresseeRows(dialect);
        String open = " FROM {addressee} a WHERE a.tenant = ? AND a.person = ? AND a.settled = 0";
        String unsettled = "SELECT a.tenant, a.conversation, a.sequence, a.person, a.reason" + open;
        String page = " ORDER BY " + ORDER + " LIMIT ?";
        this.firstUnsettled = dialect.text(unsettled + page);
        this.nextUnsettled = dialect.text(unsettled + " AND (" + ORDER + ") > (?, ?, ?)" + page);
        this.count = dialect.text("SELECT a.reason, count(*)" + open + " GROUP BY a.reason");
        String people =
                "SELECT a.person FROM {addressee} a WHERE a.tenant = ? AND a.conversation = ? AND a.sequence = ?"
                        + " AND a.reason = ? AND a.settled = ?";
        this.firstPeople = dialect.text(people + " ORDER BY a.person LIMIT ?");
        this.nextPeople = dialect.text(people + " AND a.person > ? ORDER BY a.person LIMIT ?");
    }

    @Override
    public void address(List<Addressee> addressees) {
        database.ensureOpen();
        Set<Addressee> given = new LinkedHashSet<>(Arguments.list(addressees, 1, "addressees"));
        database.write("address", session -> changed(session, rows.address(session, given)));
    }

    @Override
    public int settle(List<Addressee> addressees) {
        database.ensureOpen();
        Set<Addressee> given = new LinkedHashSet<>(Arguments.list(addressees, 1, "addressees"));
        return database.write("settle", session -> changed(session, rows.settle(session, given)));
    }

    @Override
    public List<Addressee> unsettled(TenantId tenant, PersonKey person, @Nullable Addressee after, int limit) {
        database.ensureOpen();
        Arguments.limit(limit);
        List<Object> arguments = new ArrayList<>(List.of(tenant.value(), person.value()));
        if (after != null) {
            arguments.addAll(List.of(
                    after.conversation().conversation().value(),
                    after.sequence(),
                    after.reason().code()));
        }
        arguments.add(limit);
        String sql = after == null ? firstUnsettled : nextUnsettled;
        return List.copyOf(
                database.read("unsettled", session -> session.query(sql, SqlAddresseeStore::row, arguments.toArray())));
    }

    @Override
    public Map<Reason, Long> countUnsettled(TenantId tenant, PersonKey person) {
        database.ensureOpen();
        Object[] arguments = {tenant.value(), person.value()};
        return Map.copyOf(database.read("count unsettled", session -> {
            Map<Reason, Long> counts = new HashMap<>();
            session.query(count, row -> counts.put(Reason.of(row.small(1)), row.number(2)), arguments);
            return counts;
        }));
    }

    @Override
    public Map<ConversationId, Long> countUnread(
            TenantId tenant, PersonKey person, Collection<Reason> reasons, Collection<ConversationId> conversations) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        List<Reason> wanted = List.copyOf(reasons);
        Arguments.kinds(wanted);
        List<ConversationId> where = Arguments.list(conversations, 0, "conversations").stream()
                .distinct()
                .toList();
        return where.isEmpty()
                ? Map.of()
                : database.read("count unread", session -> rows.countUnread(session, tenant, person, wanted, where));
    }

    @Override
    public List<PersonKey> of(
            ConversationRef conversation,
            long sequence,
            Reason reason,
            boolean settled,
            @Nullable PersonKey after,
            int limit) {
        database.ensureOpen();
        Objects.requireNonNull(conversation, "conversation");
        Arguments.limit(limit);
        List<Object> arguments = new ArrayList<>(List.of(
                conversation.tenant().value(),
                conversation.conversation().value(),
                sequence,
                reason.code(),
                settled ? 1 : 0));
        if (after != null) {
            arguments.add(after.value());
        }
        arguments.add(limit);
        String sql = after == null ? firstPeople : nextPeople;
        return List.copyOf(database.read(
                "addressees", session -> session.query(sql, row -> new PersonKey(row.uuid(1)), arguments.toArray())));
    }

    private static Addressee row(Row row) throws SQLException {
        return new Addressee(Records.ref(row, 1), row.number(3), new PersonKey(row.uuid(4)), Reason.of(row.small(5)));
    }

    private static int changed(SqlSession session, int rows) {
        if (rows == 0) {
            session.discard();
        }
        return rows;
    }
}
