// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import static io.hausfunk.messaging.storage.jdbc.internal.Records.CONVERSATION;
import static io.hausfunk.messaging.storage.jdbc.internal.Records.CONVERSATION_COLUMNS;
import static io.hausfunk.messaging.storage.jdbc.internal.Records.PARTICIPANT;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations in SQL. */
public final class SqlConversationStore implements ConversationStore {
    private final Database database;
    private final HistoryRows histories;
    private final ConversationCreation creation;
    private final String find;
    private final String membership;
    private final String roster;
    private final String firstPage;
    private final String nextPage;
    private final ActivityRows activity;
    private final String firstOfKind;
    private final String nextOfKind;

    /** Prepares the statements. */
    public SqlConversationStore(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        this.histories = new HistoryRows(dialect);
        this.creation = new ConversationCreation(dialect);
        String both = "SELECT " + CONVERSATION + ", " + PARTICIPANT + " FROM ";
        String joined = " ON p.tenant = c.tenant AND p.conversation = c.conversation ";
        String ofOne = " WHERE c.tenant = ? AND c.conversation = ?";
        this.find = dialect.text("SELECT " + CONVERSATION + " FROM {conversation} c" + ofOne);
        this.membership = membership(dialect);
        this.roster = dialect.text(both + "{conversation} c LEFT JOIN {participant} p" + joined + ofOne);
        String ofPerson =
                both + "{participant} p JOIN {conversation} c" + joined + "WHERE p.tenant = ? AND p.person = ?";
        String order = " ORDER BY p.conversation LIMIT ?";
        this.firstPage = dialect.text(ofPerson + order);
        this.activity = new ActivityRows(dialect);
        this.nextPage = dialect.text(ofPerson + " AND p.conversation > ?" + order);
        String ofKind = "SELECT " + CONVERSATION
                + " FROM {conversation} c WHERE c.tenant = ? AND c.kind = ? AND c.created_at >= ?";
        String byCreation = " ORDER BY c.created_at, c.conversation LIMIT ?";
        this.firstOfKind = dialect.text(ofKind + byCreation);
        this.nextOfKind = dialect.text(ofKind + " AND (c.created_at, c.conversation) > (?, ?)" + byCreation);
    }

    /**
     * The question for one row. An outer join is made from the participant, found among the rows of the person: whoever is none takes
     * the same way, whether the conversation is there or not. Among the rows of the conversation it would take longer.
     */
    public static String membership(Dialect dialect) {
        return dialect.text("SELECT " + CONVERSATION + ", " + PARTICIPANT + " FROM {participant} p {by person}"
                + " LEFT JOIN {conversation} c ON p.tenant = c.tenant AND p.conversation = c.conversation"
                + " WHERE p.tenant = ? AND p.conversation = ? AND p.person = ?");
    }

    @Override
    public boolean create(NewConversation conversation, NewEntry first) {
        database.ensureOpen();
        if (!first.conversation().equals(conversation.ref())) {
            throw new IllegalArgumentException("the first entry belongs to another conversation");
        }
        return database.write("create", session -> {
            if (!histories.fits(session, first)) {
                throw new StorageException(ErrorCode.HISTORY_CHANGED, "create: the entry rests on another history");
            }
            return creation.run(session, conversation, first);
        });
    }

    @Override
    public Optional<StoredConversation> find(ConversationRef conversation) {
        database.ensureOpen();
        Object[] key = key(conversation);
        return database.read("find conversation", session -> session.query(find, Records::conversation, key)).stream()
                .findFirst();
    }

    @Override
    public Optional<Membership> membership(ConversationRef conversation, PersonKey person) {
        database.ensureOpen();
        Object[] key = {
            conversation.tenant().value(), conversation.conversation().value(), person.value()
        };
        return database
                .read("membership", session -> session.query(membership, SqlConversationStore::ifThere, key))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Optional<Roster> roster(ConversationRef conversation) {
        database.ensureOpen();
        Object[] key = key(conversation);
        List<Membership> rows = new ArrayList<>();
        List<StoredConversation> found = database.read("roster", session -> {
            rows.clear();
            return session.query(
                    roster,
                    row -> {
                        if (!row.isNull(CONVERSATION_COLUMNS + 1)) {
                            rows.add(both(row));
                        }
                        return Records.conversation(row);
                    },
                    key);
        });
        List<Participant> people = rows.stream().map(Membership::participant).toList();
        return found.stream().findFirst().map(it -> new Roster(it, people));
    }

    @Override
    public List<Membership> membershipsOf(
            TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Arguments.limit(limit);
        return database.read(
                "memberships of a person",
                session -> after == null
                        ? session.query(firstPage, SqlConversationStore::both, tenant.value(), person.value(), limit)
                        : session.query(
                                nextPage,
                                SqlConversationStore::both,
                                tenant.value(),
                                person.value(),
                                after.value(),
                                limit));
    }

    @Override
    public List<Activity> activityOf(TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Arguments.limit(limit);
        return database.read("activity of a person", session -> activity.page(session, tenant, person, after, limit));
    }

    @Override
    public List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> conversations) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        List<ConversationId> wanted = distinct(conversations);
        return wanted.isEmpty()
                ? List.of()
                : database.read("activity", session -> activity.in(session, tenant, person, wanted));
    }

    @Override
    public Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> conversations) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        List<ConversationId> wanted = distinct(conversations);
        return wanted.isEmpty()
                ? Map.of()
                : database.read("participants", session -> activity.present(session, tenant, wanted));
    }

    @Override
    public List<StoredConversation> ofKind(
            TenantId tenant, ConversationKind kind, Instant since, @Nullable StoredConversation after, int limit) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        Arguments.limit(limit);
        long first = since.toEpochMilli();
        return database.read(
                "conversations of a kind",
                session -> after == null
                        ? session.query(firstOfKind, Records::conversation, tenant.value(), kind.code(), first, limit)
                        : session.query(
                                nextOfKind,
                                Records::conversation,
                                tenant.value(),
                                kind.code(),
                                first,
                                after.createdAt().toEpochMilli(),
                                after.ref().conversation().value(),
                                limit));
    }

    private static List<ConversationId> distinct(Collection<ConversationId> conversations) {
        return Arguments.list(conversations, 0, "conversations").stream()
                .distinct()
                .toList();
    }

    private static Object[] key(ConversationRef ref) {
        return new Object[] {ref.tenant().value(), ref.conversation().value()};
    }

    private static Optional<Membership> ifThere(Row row) throws java.sql.SQLException {
        return row.isNull(1) ? Optional.empty() : Optional.of(both(row));
    }

    static Membership both(Row row) throws java.sql.SQLException {
        return new Membership(Records.conversation(row), Records.participant(row, CONVERSATION_COLUMNS + 1));
    }
}
