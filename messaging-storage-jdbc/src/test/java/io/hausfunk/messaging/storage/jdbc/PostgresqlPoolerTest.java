// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.NewEntry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Behind a pooler in transaction mode a connection is another server process with each transaction. */
class PostgresqlPoolerTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 800 : 60;

    private final String schema = TestSchemas.newSchema();

    @AfterEach
    void drop() {
        TestSchemas.drop(schema);
    }

    @Test
    void behind_pgbouncer_in_transaction_mode_nothing_fails_and_nothing_acknowledged_is_missing() throws Exception {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Queue<NewEntry> acknowledged = new ConcurrentLinkedQueue<>();
        try (Pgbouncer pooler = Pgbouncer.start(2);
                JdbcStorage store = JdbcStorage.postgresql(new CountingDataSource(pooler.dataSource()))
                        .withSchema(schema)) {
            store.open();
            CountDownLatch done = new CountDownLatch(THREADS);
            for (int thread = 0; thread < THREADS; thread++) {
                new Thread(() -> {
                            try {
                                ConversationRef ref = Samples.conversation(store);
                                for (int round = 0; round < ROUNDS; round++) {
                                    one(store, ref, acknowledged, failures);
                                }
                            } finally {
                                done.countDown();
                            }
                        })
                        .start();
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
        assertThat(acknowledged).hasSize(THREADS * ROUNDS);
        try (JdbcStorage direct =
                JdbcStorage.postgresql(TestSchemas.dataSource()).withSchema(schema)) {
            direct.open();
            Set<EntryName> stored = new HashSet<>();
            acknowledged.stream()
                    .map(NewEntry::conversation)
                    .distinct()
                    .forEach(ref -> direct.entries()
                            .read(List.of(new EntryRange(ref, 0, Long.MAX_VALUE)), 1000)
                            .forEach(entry -> stored.add(entry.name())));
            assertThat(acknowledged).allMatch(entry -> stored.contains(entry.name()));
        }
    }

    private static void one(
            JdbcStorage store, ConversationRef ref, Queue<NewEntry> acknowledged, Queue<Throwable> failures) {
        try {
            NewEntry entry = Samples.message(ref);
            if (store.entries().append(List.of(entry)).get(0) instanceof Appended) {
                acknowledged.add(entry);
            }
            var unused = store.conversations().roster(ref).orElseThrow();
            var unusedEntry = store.entries().find(ref, entry.name()).orElseThrow();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    @Test
    void what_the_server_does_not_say_to_be_committed_is_not_acknowledged() {
        AtomicReference<UnaryOperator<String>> instead = new AtomicReference<>(UnaryOperator.identity());
        JdbcStorage store = JdbcStorage.postgresql(new CountingDataSource(TestSchemas.dataSource()) {
                    @Override
                    public Connection getConnection() throws java.sql.SQLException {
                        return renaming(super.getConnection(), instead.get());
                    }
                })
                .withSchema(schema);
        store.open();
        ConversationRef ref = Samples.conversation(store);
        NewEntry entry = Samples.message(ref);

        instead.set(sql -> sql.replace("COMMIT;", "SELECT 1;"));
        assertThat(codeOf(() -> store.entries().append(List.of(entry)))).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        instead.set(sql -> sql.replace("COMMIT;", "ROLLBACK;"));
        assertThat(codeOf(() -> store.entries().append(List.of(entry)))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);

        instead.set(UnaryOperator.identity());
        assertThat(store.entries().find(ref, entry.name())).isEmpty();
        assertThat(store.entries().append(List.of(entry))).containsExactly(new Appended(2));
        store.close();
    }

    /** A connection that gives other statements to the server, as one behind a pooler does with those it knows by name. */
    private static Connection renaming(Connection real, UnaryOperator<String> other) {
        return (Connection) Proxy.newProxyInstance(
                PostgresqlPoolerTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given.clone();
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = other.apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
