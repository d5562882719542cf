// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcOutbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionalOutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void a_message_is_sent_if_the_transaction_of_its_order_commits_and_only_then() {
        runner().run(context -> {
            TransactionalOutbox outbox = context.getBean(TransactionalOutbox.class);
            JdbcTemplate orders = new JdbcTemplate(context.getBean(DataSource.class));
            orders.execute("CREATE TABLE shop_order (id VARCHAR(20))");
            TransactionTemplate transactions =
                    new TransactionTemplate(new DataSourceTransactionManager(context.getBean(DataSource.class)));
            BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();
            Conversation chat = chat(context, heard);

            assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                        orders.update("INSERT INTO shop_order VALUES ('lost')");
                        outbox.send(chat, Draft.text("lost"));
                        throw new IllegalStateException("the shop changed its mind");
                    }))
                    .hasMessage("the shop changed its mind");
            transactions.executeWithoutResult(status -> {
                orders.update("INSERT INTO shop_order VALUES ('4711')");
                outbox.send(chat, Draft.text("4711"));
            });

            Entry first = heard.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.content())
                    .isInstanceOfSatisfying(
                            TextContent.class, text -> assertThat(text.text()).isEqualTo("4711"));
            assertThat(orders.queryForList("SELECT id FROM shop_order", String.class))
                    .containsExactly("4711");
        });
    }

    @Test
    void outside_a_transaction_nothing_is_sent_and_the_error_says_what_to_do() {
        runner().run(context -> {
            TransactionalOutbox outbox = context.getBean(TransactionalOutbox.class);
            Conversation chat = chat(context, new LinkedBlockingQueue<>());
            assertThatThrownBy(() -> outbox.send(chat, Draft.text("4711")))
                    .isInstanceOf(IllegalTransactionStateException.class)
                    .hasMessageContaining("@Transactional");
        });
    }

    /** Ben hears the messages that Anna sends. */
    private static Conversation chat(ApplicationContext context, BlockingQueue<Entry> heard) {
        Messaging messaging = context.getBean(Messaging.class);
        TenantId tenant = new TenantId("default");
        var anna = Await.within(PATIENCE, messaging.openSession(tenant, UserId.of("anna")));
        var ben = Await.within(PATIENCE, messaging.openSession(tenant, UserId.of("ben")));
        Conversation chat = Await.within(PATIENCE, anna.conversations().direct(UserId.of("ben")));
        Await.within(PATIENCE, ben.listen(entry -> {
            if (entry.content() instanceof TextContent) {
                heard.add(entry);
            }
        }));
        return chat;
    }

    private ApplicationContextRunner runner() {
        DataSource shop =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcOutbox outbox = JdbcOutbox.in(shop);
        outbox.createTables();
        outbox.createTables();
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MessagingAutoConfiguration.class, MessagingOutboxAutoConfiguration.class))
                .withBean(DataSource.class, () -> shop)
                .withBean(JdbcOutbox.class, () -> outbox)
                .withPropertyValues(
                        "hausfunk.keys.create=true",
                        "hausfunk.keys.password=change me",
                        "hausfunk.keys.keystore=" + directory.resolve("keys.p12"),
                        "hausfunk.store.type=embedded",
                        "hausfunk.store.file=" + directory.resolve("messages.db"));
    }
}
