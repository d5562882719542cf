// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.tck.directory.DirectoryContract;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The directory of ten lines that the manual shows keeps the contract. */
class StaffTableTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "directory.md");
    private static final Path SOURCE = Path.of("src/test/java/io/hausfunk/messaging/integration", "StaffTable.java");

    @Test
    void the_manual_shows_what_is_tested() throws IOException {
        String source = compact(Files.readString(SOURCE));
        String begin = compact("// The page begins here.");
        String tenLines =
                source.substring(source.indexOf(begin) + begin.length(), source.indexOf(compact("// And ends here.")));
        String query = source.substring(
                source.indexOf(compact("private Optional<Row> one(")),
                source.indexOf(compact("private static final class Row")));

        assertThat(compact(Files.readString(PAGE))).contains(tenLines).contains(query);
    }

    @Nested
    class OnH2 extends DirectoryContract {
        @Override
        protected DirectoryHarness newHarness() {
            return new StaffTableHarness(JdbcConnectionPool.create("jdbc:h2:mem:staff;DB_CLOSE_DELAY=-1", "sa", ""));
        }
    }

    @Nested
    class OnPostgres extends DirectoryContract {
        private static HikariDataSource pool;

        @BeforeAll
        static void open() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(PostgresPlace.server().url());
            pool = new HikariDataSource(config);
        }

        @AfterAll
        static void close() {
            pool.close();
        }

        @Override
        protected DirectoryHarness newHarness() {
            return new StaffTableHarness(pool);
        }
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }
}
