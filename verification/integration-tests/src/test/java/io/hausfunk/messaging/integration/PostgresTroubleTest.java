// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.error.ErrorCode.DEADLINE_EXCEEDED;
import static io.hausfunk.messaging.error.ErrorCode.OUTCOME_UNKNOWN;
import static io.hausfunk.messaging.error.ErrorCode.STORAGE_UNAVAILABLE;
import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.integration.TestCalls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, comes back, refuses to write, or is newer: with a server that is ours to harm. */
class PostgresTroubleTest {
    private static final int MESSAGES = Boolean.getBoolean("hausfunk.thorough") ? 1500 : 600;

    private static PostgresServer server;

    private final PostgresPlace place = PostgresPlace.impatientOn(server);
    private final Correspondence letters = new Correspondence(place);

    @BeforeAll
    static void start() {
        server = PostgresServer.durable();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_server_that_is_down_at_the_start_is_named_and_starting_works_when_it_is_back() throws SQLException {
        letters.live();
        server.stop();
        letters.refusedStart(ErrorCode.STORAGE_UNAVAILABLE);
        server.start();
        assertThat(usable(place.dataSource())).isTrue();
        letters.live();
    }

    @Test
    void an_outage_is_named_nothing_is_half_written_and_all_goes_on_when_the_server_is_back() throws Exception {
        try (Messaging messaging = letters.start()) {
            Conversation conversation = letters.conversation(messaging);
            BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();
            done(letters.session(messaging, "ben").listen(heard::add));
            letters.send(conversation);
            server.stop();
            Draft kept = letters.draft();
            refused(() -> done(conversation.send(kept)), ErrorCode.STORAGE_UNAVAILABLE);
            refused(() -> done(conversation.readAfter(0, 10)), ErrorCode.STORAGE_UNAVAILABLE);
            server.start();
            back(conversation);
            letters.send(conversation, kept);
            letters.send(conversation);
            letters.verify(conversation);
            for (long sequence = 2; sequence <= 4; sequence++) {
                Entry entry = heard.poll(30, TimeUnit.SECONDS);
                assertThat(entry).isNotNull();
                assertThat(entry.sequence()).isEqualTo(sequence);
            }
        }
    }

    @Test
    void an_outage_under_load_leaves_each_draft_stored_once_after_sending_it_again() {
        Map<Draft, Long> known = new LinkedHashMap<>();
        try (Messaging messaging = letters.start()) {
            Conversation conversation = letters.conversation(messaging);
            letters.send(conversation);
            Map<Draft, CompletionStage<Sent>> sent = new LinkedHashMap<>();
            for (int i = 0; i < MESSAGES; i++) {
                Draft draft = letters.draft();
                sent.put(draft, conversation.send(draft));
                if (i == MESSAGES / 3) {
                    done(sent.values().iterator().next());
                    server.stop();
                }
            }
            Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
            sent.forEach((draft, stage) -> answer(stage, refusals).ifPresent(answer -> known.put(draft, answer)));
            assertThat(refusals.keySet()).isSubsetOf(STORAGE_UNAVAILABLE, OUTCOME_UNKNOWN, DEADLINE_EXCEEDED);
            server.start();
            int found = 0;
            back(conversation);
            sent.replaceAll((draft, before) -> conversation.send(draft));
            for (Draft draft : sent.keySet()) {
                Sent again = done(sent.get(draft));
                Long before = known.put(draft, again.sequence());
                if (before != null) {
                    assertThat(again.sequence()).isEqualTo(before);
                    assertThat(again.repeated()).isTrue();
                } else if (again.repeated()) {
                    found++;
                }
            }
            System.out.printf("OUTAGE under load: %s, of these stored: %d%n", refusals, found);
            List<Entry> entries = TestCalls.all(conversation);
            assertThat(entries).hasSize(2 + known.size());
            known.forEach((draft, sequence) -> assertThat(TestCalls.text(entries.get(Math.toIntExact(sequence - 1))))
                    .isEqualTo(TestCalls.text(draft.content())));
        }
    }

    /** The host's pool takes some seconds to notice: what is retryable is tried again, and may be. */
    private static void back(Conversation conversation) {
        for (int attempt = 1; ; attempt++) {
            try {
                done(conversation.info());
                return;
            } catch (MessagingException e) {
                if (!e.retryable() || attempt == 60) {
                    throw e;
                }
            }
        }
    }

    private static OptionalLong answer(CompletionStage<Sent> stage, Map<ErrorCode, Integer> refusals) {
        try {
            return OptionalLong.of(done(stage).sequence());
        } catch (MessagingException e) {
            refusals.merge(e.code(), 1, Integer::sum);
            return OptionalLong.empty();
        }
    }

    @Test
    void closing_while_the_server_is_down_is_bounded_and_leaves_the_pool_of_the_host_usable() throws SQLException {
        Messaging messaging = letters.start();
        Conversation conversation = letters.conversation(messaging);
        letters.send(conversation);
        server.stop();
        CompletionStage<Sent> unanswered = conversation.send(letters.draft());
        long before = System.nanoTime();
        messaging.close();
        System.out.printf("CLOSE while down: %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        assertThat(unanswered.toCompletableFuture()).isDone();
        server.start();
        assertThat(usable(place.dataSource())).isTrue();
    }

    /** The host's pool may still hand out what died with the server, and hears of the new one when it tries again. */
    private static boolean usable(DataSource pool) throws SQLException {
        for (int attempt = 1; attempt <= 60; attempt++) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.execute("SELECT 1");
            } catch (SQLException e) {
                if (pool.unwrap(HikariDataSource.class).isClosed()) {
                    throw e;
                }
            }
        }
        return false;
    }

    @Test
    void a_server_that_may_only_be_read_is_read_and_written_again_when_it_may() throws SQLException {
        try (Messaging messaging = letters.start()) {
            Conversation conversation = letters.conversation(messaging);
            letters.send(conversation);
            readOnly("on");
            Draft kept = letters.draft();
            try {
                refused(() -> done(conversation.send(kept)), ErrorCode.STORAGE_READ_ONLY);
                letters.verify(conversation);
                try (PostgresPlace unborn = PostgresPlace.impatientOn(server)) {
                    new Correspondence(unborn).refusedStart(ErrorCode.STORAGE_READ_ONLY);
                }
            } finally {
                readOnly("off");
            }
            letters.send(conversation, kept);
            letters.verify(conversation);
        }
    }

    /** Returns when the server has heard of it. */
    private static void readOnly(String value) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url() + "&readOnly=false");
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("ALTER SYSTEM SET default_transaction_read_only = " + value);
            statement.execute("SELECT pg_reload_conf()");
        }
        String seen;
        do {
            try (Connection connection = DriverManager.getConnection(server.url());
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW default_transaction_read_only")) {
                result.next();
                seen = result.getString(1);
            }
        } while (!seen.equals(value));
    }
}
