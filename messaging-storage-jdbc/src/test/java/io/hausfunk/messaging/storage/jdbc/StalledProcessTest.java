// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A process stands still within a transaction, and the server gives up on it: nothing was committed, so it is done again. */
class StalledProcessTest {
    private static final int NEVER = 0;

    /** The process stands still before this statement, counted from now on. */
    private final AtomicInteger stallAt = new AtomicInteger(NEVER);

    private final AtomicInteger stalled = new AtomicInteger();

    @Test
    void what_the_server_gave_up_on_is_written_all_the_same() {
        String schema = TestSchemas.newSchema();
        try (JdbcStorage store = JdbcStorage.postgresql(stalling()).withSchema(schema)) {
            store.open();
            ConversationRef ref = Samples.conversation(store);
            stallAt.set(2);
            List<AppendResult> results = store.entries().append(List.of(Samples.message(ref)));
            assertThat(stalled).hasValue(1);
            assertThat(results).containsExactly(new AppendResult.Appended(2));
            assertThat(store.conversations().find(ref).orElseThrow().head()).isEqualTo(2);
        } finally {
            TestSchemas.drop(schema);
        }
    }

    private DataSource stalling() {
        DataSource source = TestSchemas.dataSource();
        return proxy(
                DataSource.class,
                source,
                name -> {},
                result -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, name -> before(name, connection), same -> same)
                        : result);
    }

    private void before(String method, Connection connection) throws SQLException {
        if (method.equals("prepareStatement") && stallAt.get() != NEVER && stallAt.decrementAndGet() == NEVER) {
            stalled.incrementAndGet();
            int process = connection.unwrap(PGConnection.class).getBackendPID();
            while (lives(process)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean lives(int process) throws SQLException {
        try (Connection other = TestSchemas.pool().getConnection();
                PreparedStatement look =
                        other.prepareStatement("SELECT pg_sleep(0.05) FROM pg_stat_activity WHERE pid = ?")) {
            look.setInt(1, process);
            return look.executeQuery().next();
        }
    }

    private interface Before {
        void call(String method) throws SQLException;
    }

    private interface After {
        Object result(Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Before before, After after) {
        return type.cast(Proxy.newProxyInstance(
                StalledProcessTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    before.call(method.getName());
                    try {
                        return after.result(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
