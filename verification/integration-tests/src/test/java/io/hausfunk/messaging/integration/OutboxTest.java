// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.integration.TestCalls.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.test.TestMessaging;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages in the host's own transactions, on databases that hosts have. */
class OutboxTest {
    private static final int TRANSACTIONS = Boolean.getBoolean("hausfunk.thorough") ? 500 : 60;

    private final List<TestMessaging> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(TestMessaging::close);
    }

    private TestMessaging node(ShopDatabase shop) {
        TestMessaging node = nodes.isEmpty()
                ? TestMessaging.start(builder -> builder.outbox(shop.outbox()).reconcileEvery(Duration.ofMillis(100)))
                : nodes.get(0).another(builder -> builder.outbox(shop.outbox()).reconcileEvery(Duration.ofMillis(100)));
        nodes.add(node);
        return node;
    }

    private static Conversation group(TestMessaging node) {
        return done(node.session("anna")
                .conversations()
                .createGroup(NewGroup.titled("orders").with(List.of(UserId.of("ben")))));
    }

    private static List<String> said(Conversation conversation) {
        return TestCalls.all(conversation).stream()
                .map(TestCalls::text)
                .filter(text -> text.startsWith("order"))
                .toList();
    }

    private static boolean up(TestMessaging node) {
        return node.messaging().health().parts().get("outbox").state() == Health.State.UP;
    }

    @ParameterizedTest
    @EnumSource
    void an_order_and_its_message_commit_or_roll_back_together(ShopDatabase.Kind kind) {
        ShopDatabase shop = ShopDatabase.fresh(kind);
        Conversation chat = group(node(shop));
        String label = chat.id().toString();

        assertThatThrownBy(() -> shop.in(connection -> {
                    chat.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-lost"));
                    ShopDatabase.order(connection, label, "order-lost");
                    throw new IllegalStateException("the shop changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        shop.in(connection -> {
            chat.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-1"));
            ShopDatabase.order(connection, label, "order-1");
            assertThat(said(chat)).isEmpty();
        });
        shop.outbox().committed();

        eventually("the order's message is there", () -> !said(chat).isEmpty());
        assertThat(said(chat)).containsExactly("order-1").isEqualTo(shop.orders(label));
        eventually(
                "nothing waits",
                () -> shop.texts("SELECT name FROM hausfunk_outbox").isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    void messages_have_the_order_of_the_commits_whoever_sends_them(ShopDatabase.Kind kind) throws Exception {
        ShopDatabase shop = ShopDatabase.fresh(kind);
        TestMessaging node = node(shop);
        TestMessaging other = node(shop);
        List<Conversation> chats = List.of(group(node), group(node), group(node));
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int clerk = 0; clerk < 4; clerk++) {
            TestMessaging at = clerk % 2 == 0 ? node : other;
            work.add(clerks.submit(() -> takeOrders(shop, at, chats)));
        }
        for (Future<?> done : work) {
            done.get();
        }
        clerks.shutdown();

        for (Conversation chat : chats) {
            List<String> orders = shop.orders(chat.id().toString());
            assertThat(orders).isNotEmpty();
            eventually("all orders are told", () -> said(chat).size() >= orders.size());
            assertThat(said(chat)).isEqualTo(orders);
        }
    }

    /** Every fourth order is rolled back; every fourth transaction is repeated, as if its outcome had not been known. */
    private static void takeOrders(ShopDatabase shop, TestMessaging node, List<Conversation> chats) {
        for (int n = 0; n < TRANSACTIONS / 4; n++) {
            Conversation chat = done(node.session("anna")
                    .conversations()
                    .open(chats.get(n % chats.size()).id()));
            String id = "order-" + UUID.randomUUID();
            Draft draft = Draft.text(id).idempotencyKey(id);
            boolean cancelled = n % 4 == 1;
            try {
                shop.in(connection -> {
                    chat.sendOnCommit(shop.outbox().transaction(connection), draft);
                    ShopDatabase.order(connection, chat.id().toString(), id);
                    if (cancelled) {
                        throw new IllegalStateException("cancelled");
                    }
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("cancelled");
            }
            if (n % 4 == 2) {
                shop.in(connection -> chat.sendOnCommit(shop.outbox().transaction(connection), draft));
            }
        }
    }

    @Test
    void a_message_whose_author_may_not_send_any_more_is_put_aside_until_it_is_tried_again() {
        ShopDatabase shop = ShopDatabase.fresh(ShopDatabase.Kind.H2);
        TestMessaging node = node(shop);
        Conversation chat = group(node);
        Conversation bens = done(node.session("ben").conversations().open(chat.id()));
        shop.in(connection -> {
            bens.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-bens"));
            chat.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-annas"));
            done(chat.participants().remove(UserId.of("ben")));
        });

        eventually("what is allowed is sent", () -> said(chat).equals(List.of("order-annas")));
        eventually(
                "health names the other",
                () -> node.messaging()
                        .health()
                        .findings()
                        .toString()
                        .contains("1 messages in the outbox of the application were refused"));
        assertThat(node.messaging().metrics()).containsEntry("hausfunk.outbox.refused", 1L);
        assertThat(shop.texts("SELECT refused FROM hausfunk_outbox"))
                .containsExactly(Integer.toString(ErrorCode.NOT_PERMITTED.number()));

        done(chat.participants().add(List.of(UserId.of("ben")), Role.MEMBER));
        assertThat(shop.outbox().retryRefused()).isOne();
        eventually("it is sent after all", () -> said(chat).equals(List.of("order-annas", "order-bens")));
        eventually("health is up", () -> up(node));
    }

    @Test
    void rows_that_nobody_of_ours_wrote_hold_nobody_up_and_say_nothing() {
        ShopDatabase shop = ShopDatabase.fresh(ShopDatabase.Kind.H2);
        TestMessaging node = TestMessaging.start(builder -> builder.reconcileEvery(Duration.ofMillis(100)));
        nodes.add(node);
        Conversation chat = group(node);
        Conversation other = group(node);
        TestMessaging relay = node(shop);
        Conversation sender = done(relay.session("anna").conversations().open(chat.id()));
        shop.in(connection -> {
            for (int slot = 0; slot < 64; slot++) {
                ShopDatabase.run(
                        connection,
                        "INSERT INTO hausfunk_outbox VALUES (" + slot + ", 0, 'no tenant', 'x', 'y', 'z', 0, X'00')");
            }
            sender.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-1"));
            // What was written for one conversation is not said in another.
            ShopDatabase.run(
                    connection,
                    "INSERT INTO hausfunk_outbox SELECT slot, message_number + 100, tenant, '" + other.id()
                            + "', author, name, 0, payload FROM hausfunk_outbox WHERE tenant <> 'no tenant'");
        });

        eventually("the good one is sent", () -> said(chat).equals(List.of("order-1")));
        eventually("the others are put aside", () -> shop.outbox().refused() == 65);
        assertThat(said(other)).isEmpty();
    }

    @Test
    void the_hosts_database_holds_no_word_of_it() {
        ShopDatabase shop = ShopDatabase.fresh(ShopDatabase.Kind.H2);
        TestMessaging node = node(shop);
        Conversation chat = group(node);
        assertThatThrownBy(() -> shop.in(connection -> {
                    chat.sendOnCommit(
                            shop.outbox().transaction(connection),
                            Draft.text("order canary").idempotencyKey("canary"));
                    ShopDatabase.run(connection, "CREATE TABLE copy AS SELECT * FROM hausfunk_outbox");
                    assertThat(rows(connection))
                            .hasSize(1)
                            .allSatisfy(row -> assertThat(row)
                                    .doesNotContain("canary")
                                    .doesNotContain("anna")
                                    .doesNotContain("616e6e61")
                                    .doesNotContain("63616e617279"));
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var select = connection.prepareStatement(
                        "SELECT tenant || conversation || author || name || CAST(RAWTOHEX(payload) AS VARCHAR) FROM hausfunk_outbox");
                var found = select.executeQuery()) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void what_cannot_work_is_said_at_once() throws SQLException {
        ShopDatabase shop = ShopDatabase.fresh(ShopDatabase.Kind.H2);
        TestMessaging node = node(shop);
        Conversation chat = group(node);
        try (Connection connection = shop.connection()) {
            assertThatThrownBy(() -> chat.sendOnCommit(shop.outbox().transaction(connection), Draft.text("x")))
                    .hasMessageContaining("begin a transaction first");
            connection.setAutoCommit(false);
            refused(
                    () -> chat.sendOnCommit(
                            shop.outbox().withTablePrefix("missing_").transaction(connection), Draft.text("x")),
                    ErrorCode.STORAGE_SCHEMA_MISMATCH);
            Conversation gone = done(node.session("ben").conversations().open(chat.id()));
            done(chat.participants().remove(UserId.of("ben")));
            refused(
                    () -> gone.sendOnCommit(shop.outbox().transaction(connection), Draft.text("x")),
                    ErrorCode.NOT_PERMITTED);
        }
        TestMessaging without = node.another(builder -> builder);
        nodes.add(without);
        Conversation there = done(without.session("anna").conversations().open(chat.id()));
        shop.in(connection -> refused(
                () -> there.sendOnCommit(shop.outbox().transaction(connection), Draft.text("x")),
                ErrorCode.NOT_APPLICABLE));
    }

    @Test
    void an_outage_of_the_hosts_database_is_told_and_ends() {
        ShopDatabase shop = ShopDatabase.fresh(ShopDatabase.Kind.H2);
        TestMessaging node = node(shop);
        Conversation chat = group(node);
        shop.in(connection -> ShopDatabase.run(connection, "ALTER TABLE hausfunk_outbox RENAME TO away"));

        eventually(
                "health names it",
                () -> node.messaging()
                        .health()
                        .findings()
                        .toString()
                        .contains("the outbox of the application does not answer"));

        shop.in(connection -> ShopDatabase.run(connection, "ALTER TABLE away RENAME TO hausfunk_outbox"));
        shop.in(connection -> chat.sendOnCommit(shop.outbox().transaction(connection), Draft.text("order-1")));
        eventually("messages are sent again", () -> said(chat).equals(List.of("order-1")));
        eventually("health is up", () -> up(node));
    }
}
