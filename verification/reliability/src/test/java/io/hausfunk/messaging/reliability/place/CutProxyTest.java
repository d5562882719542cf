// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a real database behind it. */
class CutProxyTest {
    private static ReplaceableDatabase database;
    private static CutProxy proxy;

    @BeforeAll
    static void start() throws SQLException {
        database = new ReplaceableDatabase();
        proxy = new CutProxy("127.0.0.1", database::port);
        try (Connection connection = connect()) {
            run(connection, "CREATE TABLE kept (name text)");
        }
    }

    @AfterAll
    static void stop() {
        proxy.close();
        database.close();
    }

    @Test
    void a_commit_whose_answer_is_cut_off_is_an_error_for_the_client_and_stored() throws SQLException {
        int before = proxy.commitsCut();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO kept VALUES ('in doubt')");
            proxy.cutCommits(1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(proxy.commitsCut()).isEqualTo(before + 1);
        assertThat(count("in doubt")).isEqualTo(1);
    }

    @Test
    void connections_that_are_cut_fail_and_new_ones_work() throws SQLException {
        try (Connection connection = connect()) {
            run(connection, "INSERT INTO kept VALUES ('before')");
            assertThat(proxy.cutAll()).isPositive();
            assertThatThrownBy(() -> run(connection, "INSERT INTO kept VALUES ('after')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(count("before")).isEqualTo(1);
        assertThat(count("after")).isZero();
    }

    @Test
    void a_database_that_was_killed_comes_back_with_what_it_committed() throws SQLException {
        try (Connection connection = connect()) {
            run(connection, "INSERT INTO kept VALUES ('durable')");
        }
        assertThat(database.kill()).isTrue();
        database.start();
        assertThat(count("durable")).isEqualTo(1);
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres&sslmode=disable");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM kept WHERE name = '" + name + "'")) {
            result.next();
            return result.getInt(1);
        }
    }
}
