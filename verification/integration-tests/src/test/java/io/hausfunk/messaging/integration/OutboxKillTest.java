// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process that takes orders, again and again: what was committed is told, once and in the order of the commits. */
class OutboxKillTest {
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 10 : 1;

    @ParameterizedTest
    @EnumSource(
            value = ShopDatabase.Kind.class,
            names = {"POSTGRESQL", "SQLITE"})
    void each_committed_order_is_told_once_and_no_other(ShopDatabase.Kind kind) {
        String name = "shop_" + UUID.randomUUID().toString().replace("-", "");
        try (Place place = EmbeddedPlace.fresh();
                EmbeddedPlace files = EmbeddedPlace.fresh()) {
            String address = kind == ShopDatabase.Kind.POSTGRESQL
                    ? ShopDatabase.postgresql(name)
                    : files.file().toString();
            ShopDatabase shop = ShopDatabase.at(address);
            shop.create();
            Workload workload = OrderClerks.workload(
                    place.address(), KnownMasterKeys.fresh().hex(), "t-" + UUID.randomUUID());
            int told = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int least = ThreadLocalRandom.current().nextInt(20, 80);
                try (WorkProcess clerks = WorkProcess.start(
                        List.of(), OrderClerks.class, workload.address(), workload.kek(), workload.tenant(), address)) {
                    for (int orders = 0; orders < least; orders++) {
                        clerks.awaitLine("ORDER .");
                    }
                    clerks.kill();
                }
                told = verify(workload, place, shop);
            }
            System.out.printf("KILLED orders on %s: %d rounds, %d told, 0 lost, 0 twice%n", kind, ROUNDS, told);
        }
    }

    private static int verify(Workload workload, Place place, ShopDatabase shop) {
        int told = 0;
        try (Messaging messaging = OrderClerks.start(workload, place, shop)) {
            shop.outbox().committed();
            eventually(
                    "nothing waits",
                    () -> shop.texts("SELECT name FROM hausfunk_outbox").isEmpty());
            for (Conversation chat : workload.groups(messaging, 0)) {
                List<String> said = TestCalls.all(chat).stream()
                        .map(TestCalls::text)
                        .filter(text -> text.startsWith("order"))
                        .toList();
                assertThat(said).isEqualTo(shop.orders(chat.id().toString()));
                told += said.size();
            }
        }
        return told;
    }
}
