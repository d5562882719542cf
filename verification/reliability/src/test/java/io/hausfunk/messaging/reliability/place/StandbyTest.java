// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.reliability.node.TestKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL dies under a living engine, and its standby, which lags behind, takes over. */
class StandbyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();

    @Test
    void what_is_acknowledged_after_a_lagging_standby_took_over_is_readable_and_listeners_and_cursors_start_over()
            throws Exception {
        byte[] key = TestKeys.random();
        try (ReplaceableDatabase database = new ReplaceableDatabase();
                CutProxy line = new CutProxy("127.0.0.1", database::port);
                HikariDataSource pool = pool(line.port());
                Messaging messaging = engine(pool, key)) {
            Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
            Session ben = done(messaging.openSession(tenant, UserId.of("ben")));
            Conversation group =
                    done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
            done(ben.listen(listener()));
            done(group.send(Draft.text("kept")));
            assertThat(next()).isEqualTo("kept");
            try (Standby standby = database.standby()) {
                standby.catchUp();
                standby.lag();
                Conversation ofBen = done(ben.conversations().open(group.id()));
                done(ofBen.send(Draft.text("lost, and the key of its author with it")));
                assertThat(next()).startsWith("lost");
                Cursor before = done(ben.sync(Cursor.beginning(), 100)).next();
                assertThat(database.kill()).isTrue();
                line.cutAll();
                database.takeOver(standby);

                Sent sent = sendUntilDone(ofBen, Draft.text("afterwards"));

                assertThat(sent.sequence()).isEqualTo(3);
                Gap gap = gaps.poll(30, TimeUnit.SECONDS);
                assertThat(gap).isNotNull();
                assertThat(gap.upTo()).isBetween(2L, 3L);
                assertThatThrownBy(() -> done(ben.sync(before, 100)))
                        .isInstanceOfSatisfying(
                                MessagingException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CURSOR_EXPIRED));
                try (HikariDataSource otherPool = pool(line.port());
                        Messaging other = engine(otherPool, key)) {
                    Session there = done(other.openSession(tenant, UserId.of("anna")));
                    assertThat(texts(done(done(there.conversations().open(group.id()))
                                            .readAfter(0, 10))
                                    .entries()))
                            .containsExactly("kept", "afterwards");
                }
            }
        }
    }

    private static Sent sendUntilDone(Conversation conversation, Draft draft) {
        while (true) {
            try {
                return done(conversation.send(draft));
            } catch (MessagingException e) {
                assertThat(e.retryable()).as(e.code().name()).isTrue();
            }
        }
    }

    private EntryListener listener() {
        return new EntryListener() {
            @Override
            public void onEntry(Entry entry) {
                if (entry.content() instanceof TextContent) {
                    heard.add(entry);
                }
            }

            @Override
            public void onBehind(Gap gap) {
                gaps.add(gap);
            }
        };
    }

    private String next() throws InterruptedException {
        Entry entry = heard.poll(30, TimeUnit.SECONDS);
        assertThat(entry).isNotNull();
        return texts(List.of(entry)).get(0);
    }

    private static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.content() instanceof TextContent)
                .map(entry -> ((TextContent) entry.content()).text())
                .toList();
    }

    private static Messaging engine(HikariDataSource pool, byte[] key) {
        return Messaging.builder()
                .storage(JdbcStorage.postgresql(pool))
                .keys(TestKeys.of(key))
                .start();
    }

    private static HikariDataSource pool(int port) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=2");
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(2000);
        return new HikariDataSource(config);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return Await.within(PATIENCE, stage);
    }
}
