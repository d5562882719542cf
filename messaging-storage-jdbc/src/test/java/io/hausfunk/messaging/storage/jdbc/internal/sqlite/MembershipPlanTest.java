// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.hausfunk.messaging.storage.jdbc.internal.SqlConversationStore;
import io.hausfunk.messaging.storage.jdbc.internal.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipPlanTest {
    @Test
    void a_strangers_row_is_looked_for_among_their_own_rows_and_not_among_those_of_the_conversation(
            @TempDir Path directory) throws SQLException {
        Path file = directory.resolve("plan.db");
        try (MessagingStorage storage = JdbcStorage.embedded(file)) {
            storage.open();
        }
        String question = SqlConversationStore.membership(new SqliteDialect(new Tables("", Tables.DEFAULT_PREFIX)));
        List<String> plan = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet step = statement.executeQuery("EXPLAIN QUERY PLAN " + question)) {
            while (step.next()) {
                plan.add(step.getString("detail"));
            }
        }
        assertThat(plan.get(0))
                .isEqualTo("SEARCH p USING INDEX hausfunk_participant_person"
                        + " (tenant=? AND person=? AND conversation=?)");
    }
}
