// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the way in which the engine's store is put to the proof would show a loss. */
class LossIsSeenTest {
    private static final int MOST_ROUNDS = 10;

    @Test
    void a_store_that_acknowledges_before_it_writes_is_seen_to_lose_when_it_is_killed(@TempDir Path directory)
            throws SQLException, IOException {
        int lost = 0;
        int acknowledged = 0;
        for (int round = 1; lost == 0 && round <= MOST_ROUNDS; round++) {
            String file = Files.createDirectory(directory.resolve("round-" + round))
                    .resolve("careless")
                    .toString();
            try (Connection connection = DriverManager.getConnection(CarelessSender.url(file));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE sent (number BIGINT PRIMARY KEY)");
            }
            try (WorkProcess sender = WorkProcess.start(List.of(), CarelessSender.class, file, 0)) {
                sender.awaitAcknowledgements(ThreadLocalRandom.current().nextInt(200, 900));
                sender.kill();
                acknowledged = sender.acknowledged.size();
                lost = acknowledged - stored(file, acknowledged);
            }
        }
        System.out.printf("CONTROL H2 as it comes: %d acknowledged, %d lost%n", acknowledged, lost);
        assertThat(lost).isPositive();
    }

    private static int stored(String file, int acknowledged) throws SQLException {
        try (Connection connection = DriverManager.getConnection(CarelessSender.url(file));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM sent WHERE number < " + acknowledged)) {
            result.next();
            return result.getInt(1);
        }
    }
}
