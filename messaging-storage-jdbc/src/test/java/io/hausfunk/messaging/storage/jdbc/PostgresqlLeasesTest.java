// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.Lease;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom at the row of a lease, and how long the row stays. */
class PostgresqlLeasesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final String schema = TestSchemas.newSchema();
    private final JdbcStorage store =
            JdbcStorage.postgresql(TestSchemas.dataSource()).withSchema(schema).withLockTimeout(Duration.ofMillis(200));

    @BeforeEach
    void open() {
        store.open();
    }

    @AfterEach
    void drop() {
        store.close();
        TestSchemas.drop(schema);
    }

    @Test
    void while_something_is_written_under_a_lease_it_is_prolonged_but_not_given_to_others() throws SQLException {
        Lease lease = take("task.one");
        try (Connection writing = TestSchemas.dataSource().getConnection();
                Statement statement = writing.createStatement()) {
            writing.setAutoCommit(false);
            statement.execute("SELECT token FROM " + schema + ".hausfunk_lease WHERE name = 'task.one' FOR KEY SHARE");

            assertThat(store.leases().renew(lease, HOUR)).isTrue();
            store.leases().release(lease);
            assertThat(codeOf(() -> take("task.one"))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);

            writing.rollback();
        }
        assertThat(take("task.one").token()).isGreaterThan(lease.token());
    }

    @Test
    void what_ended_over_a_day_ago_is_removed_and_tokens_go_on_rising() throws SQLException {
        Lease old = take("node.one");
        take("node.two");
        TestSchemas.execute("UPDATE " + schema + ".hausfunk_lease SET expires_at = expires_at - 90000000");
        take("node.three");

        assertThat(count()).isOne();
        assertThat(take("node.one").token()).isGreaterThan(old.token());
    }

    @Test
    void what_ended_less_than_a_day_ago_stays() throws SQLException {
        take("node.one");
        TestSchemas.execute("UPDATE " + schema + ".hausfunk_lease SET expires_at = expires_at - 89000000");
        take("node.two");

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void the_name_of_a_node_that_a_clock_gave_that_was_a_day_ahead_is_not_listed_once_the_clock_is_right()
            throws SQLException {
        Lease ghost = take("node:one");
        Lease alive = take("node:two");
        TestSchemas.execute(
                "UPDATE " + schema + ".hausfunk_lease SET expires_at = expires_at + 86400000 WHERE name = 'node:one'");

        assertThat(store.leases().held("node:", 10)).containsExactly(alive);
        assertThat(store.leases().renew(ghost, HOUR)).isFalse();
        assertThat(take("node:one").token()).isGreaterThan(ghost.token());
    }

    private Lease take(String name) {
        return store.leases().acquire(name, UUID.randomUUID(), "", HOUR).orElseThrow();
    }

    private long count() throws SQLException {
        try (Connection connection = TestSchemas.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + schema + ".hausfunk_lease")) {
            result.next();
            return result.getLong(1);
        }
    }
}
