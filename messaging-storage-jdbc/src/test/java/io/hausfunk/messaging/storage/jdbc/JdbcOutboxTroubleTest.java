// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JdbcOutboxTroubleTest {
    @Test
    void if_rolling_back_fails_too_the_first_failure_is_told_and_the_second_one_beside_it() {
        CountingDataSource source = new CountingDataSource(TestSchemas.pool()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "prepareStatement" -> throw new SQLException("the statement", "57014");
                            case "rollback" -> throw new SQLException("the roll-back", "08006");
                            default -> method.invoke(real, arguments);
                        });
            }
        };

        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> JdbcOutbox.in(source).refused());

        assertThat(failure).hasMessageContaining("the statement").hasMessageContaining("57014");
        assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(failure.getCause().getSuppressed())
                .singleElement()
                .satisfies(later -> assertThat(later).hasMessageContaining("the roll-back"));
        assertThat(source.out()).as("connections not given back").isZero();
    }
}
