// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.DriverFailure;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures say everything about the environment, and nothing of what is stored. */
class ToldFailuresTest {
    @TempDir
    private Path directory;

    @Test
    void a_path_that_cannot_be_used_is_named_with_the_reason() throws IOException {
        Path notADirectory = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> open(JdbcStorage.embedded(notADirectory.resolve("chat.db"))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(notADirectory.toString())
                .hasMessageContaining("FileAlreadyExists");
    }

    @Test
    void a_file_that_is_no_database_is_said_in_the_words_of_sqlite() throws IOException {
        Path letter = Files.writeString(directory.resolve("chat.db"), "a letter to the editor ".repeat(500));

        assertThatThrownBy(() -> open(JdbcStorage.embedded(letter))).hasMessageContaining("not a database");
    }

    @Test
    void a_table_that_is_missing_is_named() {
        JdbcStorage store = JdbcStorage.postgresql(TestSchemas.dataSource())
                .withSchemaMode(SchemaMode.NONE)
                .withTablePrefix("nowhere_");
        store.open();

        assertThatThrownBy(() -> Samples.conversation(store))
                .hasMessageContaining("42P01")
                .hasMessageContaining("nowhere_");
        store.close();
    }

    @Test
    void a_server_that_is_not_reached_is_told_with_the_reason_of_the_network() {
        SQLException refused = new SQLException(
                "Connection to db:5432 refused. Check that the hostname and port are correct",
                "08001",
                new ConnectException("Connection refused"));

        assertThatThrownBy(() -> open(JdbcStorage.postgresql(failing(refused))))
                .hasMessageContaining("08001")
                .hasMessageContaining("db:5432")
                .hasMessageNotContaining("pool of its own");
    }

    @Test
    void a_pool_that_has_nothing_to_give_is_told_with_the_remedy() {
        SQLException dry = new SQLTransientConnectionException(
                "HikariPool-1 - Connection is not available, request timed out after 3000ms (total=10, active=10)");

        assertThatThrownBy(() -> open(JdbcStorage.postgresql(failing(dry))))
                .hasMessageContaining("active=10")
                .hasMessageContaining("pool of its own");
    }

    @Test
    void a_data_source_that_fails_by_itself_is_an_outage_with_its_words() {
        StorageException failure = catchThrowableOfType(
                StorageException.class,
                () -> open(JdbcStorage.postgresql(failing(new IllegalStateException("the pool was closed")))));
        assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("the pool was closed");

        assertThatThrownBy(() -> open(JdbcStorage.postgresql(failing(new NoClassDefFoundError("org/acme/Driver")))))
                .hasMessageContaining("org/acme/Driver");
    }

    @Test
    void what_may_quote_rows_and_passwords_is_not_told() {
        SQLException duplicate = new SQLException("duplicate key: Key (label)=(anna) already exists", "23505");
        assertThat(DriverFailure.of(duplicate).codes()).contains("23505").doesNotContain("anna");

        SQLException url = new SQLException("no driver for jdbc:postgresql://db/chat?user=u&password=hunter2&ssl=true");
        assertThat(DriverFailure.ofEnvironment(url).codes())
                .contains("jdbc:postgresql://db/chat")
                .doesNotContain("hunter2");
    }

    private static void open(JdbcStorage store) {
        try (store) {
            store.open();
        }
    }

    private static DataSource failing(Throwable failure) {
        return (DataSource) Proxy.newProxyInstance(
                ToldFailuresTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
