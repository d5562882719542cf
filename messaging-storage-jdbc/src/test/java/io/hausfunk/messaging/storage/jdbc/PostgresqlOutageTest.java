// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.jdbc.CuttingProxy.Cut;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a store says when PostgreSQL does not do as it should, and that it goes on afterwards. */
class PostgresqlOutageTest {
    private final String schema = TestSchemas.newSchema();
    private CuttingProxy proxy;
    private CountingDataSource pool;
    private JdbcStorage store;
    private ConversationRef ref;

    @BeforeEach
    void open() throws IOException {
        proxy = new CuttingProxy(TestSchemas.port());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + proxy.port()
                + "/postgres?user=postgres&connectTimeout=2&prepareThreshold=0");
        pool = new CountingDataSource(source);
        store = JdbcStorage.postgresql(pool)
                .withSchema(schema)
                .withStatementTimeout(Duration.ofMillis(900))
                .withLockTimeout(Duration.ofMillis(300));
        store.open();
        ref = Samples.conversation(store);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        assertThat(pool.out()).as("connections still out").isZero();
        assertThat(pool.dirty()).as("connections given back changed").isZero();
        pool.closeIdle();
        proxy.close();
        TestSchemas.drop(schema);
    }

    @Test
    void a_commit_that_never_arrived_is_unknown_and_asking_again_appends() {
        NewEntry entry = Samples.message(ref);
        proxy.cutOnce(Cut.BEFORE_COMMIT_ARRIVES);

        assertThat(codeOf(() -> append(entry))).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(append(entry)).isEqualTo(new AppendResult.Appended(2));
    }

    @Test
    void a_commit_whose_answer_was_lost_is_unknown_and_asking_again_finds_it() {
        NewEntry entry = Samples.message(ref);
        proxy.cutOnce(Cut.BEFORE_ANSWER_ARRIVES);

        assertThat(codeOf(() -> append(entry))).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(append(entry)).isEqualTo(new AppendResult.Duplicate(2));
        assertThat(append(Samples.message(ref))).isEqualTo(new AppendResult.Appended(3));
    }

    @Test
    void an_outage_is_told_and_the_store_goes_on_when_the_database_is_back() throws IOException {
        proxy.goDown();
        for (int i = 0; i < 1000; i++) {
            assertThat(codeOf(() -> append(Samples.message(ref)))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        }
        assertThat(codeOf(() -> store.conversations().find(ref))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(pool.out()).isZero();

        proxy.comeBack();

        assertThat(append(Samples.message(ref))).isEqualTo(new AppendResult.Appended(2));
    }

    @Test
    void opening_may_be_tried_again_after_an_outage() throws IOException {
        try (JdbcStorage late = JdbcStorage.postgresql(pool).withSchema(schema)) {
            proxy.goDown();
            assertThat(codeOf(late::open)).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            proxy.comeBack();

            late.open();

            assertThat(late.conversations().find(ref)).isPresent();
        }
    }

    @Test
    void a_lock_that_another_holds_is_not_waited_for_without_end() throws SQLException {
        try (Connection other = TestSchemas.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM " + schema + ".hausfunk_conversation FOR UPDATE");

            assertThat(codeOf(() -> append(Samples.message(ref)))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            other.rollback();
        }
        assertThat(append(Samples.message(ref))).isEqualTo(new AppendResult.Appended(2));
    }

    @Test
    void a_query_that_hangs_is_given_up() throws SQLException {
        try (Connection other = TestSchemas.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE " + schema + ".hausfunk_conversation IN ACCESS EXCLUSIVE MODE");

            assertThat(codeOf(() -> store.conversations().find(ref))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            other.rollback();
        }
        assertThat(store.conversations().find(ref)).isPresent();
    }

    @Test
    void a_server_that_only_reads_says_so() throws SQLException {
        PGSimpleDataSource readOnly = new PGSimpleDataSource();
        readOnly.setURL("jdbc:postgresql://localhost:" + TestSchemas.port()
                + "/postgres?user=postgres&options=-c%20default_transaction_read_only%3Don");
        try (JdbcStorage reader = JdbcStorage.postgresql(readOnly).withSchema(schema)) {
            reader.open();

            assertThat(reader.conversations().find(ref)).isPresent();
            assertThat(codeOf(() -> reader.entries().append(List.of(Samples.message(ref)))))
                    .isEqualTo(ErrorCode.STORAGE_READ_ONLY);
        }
    }

    @Test
    void a_host_without_autocommit_and_with_another_isolation_gets_its_connections_back_unchanged()
            throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + TestSchemas.port()
                + "/postgres?user=postgres&options=-c%20default_transaction_isolation%3Dserializable");
        CountingDataSource strict = new CountingDataSource(source, false);
        try (JdbcStorage other = JdbcStorage.postgresql(strict).withSchema(schema)) {
            other.open();

            other.entries().append(List.of(Samples.message(ref)));

            assertThat(other.entries().append(List.of(Samples.message(ref))))
                    .containsExactly(new AppendResult.Appended(3));
            assertThat(strict.out()).isZero();
            assertThat(strict.dirty()).isZero();
        }
        strict.closeIdle();
    }

    @Test
    void a_connection_in_the_middle_of_a_transaction_of_others_is_refused_and_nothing_of_theirs_is_committed()
            throws SQLException {
        CountingDataSource shared = new CountingDataSource(TestSchemas.dataSource(), false);
        JdbcStorage onIt = JdbcStorage.postgresql(shared).withSchema(schema);
        onIt.open();
        ConversationRef before = Samples.conversation(onIt);
        Connection hosts = shared.idle();
        try (Statement statement = hosts.createStatement()) {
            statement.execute("CREATE TABLE " + schema + ".of_the_host (n int)");
        }

        StorageException writing =
                (StorageException) catchThrowable(() -> onIt.entries().append(List.of(Samples.message(before))));
        StorageException reading =
                (StorageException) catchThrowable(() -> onIt.conversations().find(before));

        for (StorageException refused : List.of(writing, reading)) {
            assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            assertThat(refused).hasMessageContaining("give the engine a pool of its own");
        }
        hosts.rollback();
        assertThat(onIt.conversations().find(before)).isPresent();
        try (Statement statement = hosts.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_regclass('" + schema + ".of_the_host')")) {
            found.next();
            assertThat(found.getString(1)).isNull();
        }
        hosts.rollback();
        onIt.close();
        shared.closeIdle();
    }

    @Test
    void failures_show_codes_and_never_the_text_of_the_driver() {
        TestSchemas.execute("ALTER TABLE " + schema + ".hausfunk_key ADD CONSTRAINT quoting CHECK (version > 1)");
        KeyRow row = new KeyRow(KeyRef.tenant(Samples.TENANT), 1, SealedBytes.copyOf(new byte[] {1}), null);

        Throwable failure = catchThrowable(() -> store.keys().putIfAbsent(List.of(row)));

        assertThat(failure).isInstanceOf(StorageException.class).hasMessageContaining("23514");
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.getMessage()).doesNotContain("acme").doesNotContain("quoting");
        }
    }

    @Test
    void writing_waits_for_the_disk_even_if_the_server_would_not() throws SQLException {
        TestSchemas.execute("CREATE TABLE " + schema + ".seen (setting text);"
                + "CREATE FUNCTION " + schema + ".note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO "
                + schema + ".seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;"
                + "CREATE TRIGGER note AFTER INSERT ON " + schema + ".hausfunk_entry EXECUTE FUNCTION " + schema
                + ".note()");

        append(Samples.message(ref));

        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT setting, current_setting('synchronous_commit') FROM " + schema + ".seen")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("on");
            assertThat(result.getString(2)).as("the connection afterwards").isEqualTo("off");
        }
    }

    @Test
    void the_data_source_of_the_host_stays_open() throws SQLException {
        store.close();

        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private AppendResult append(NewEntry entry) {
        return store.entries().append(List.of(entry)).get(0);
    }
}
