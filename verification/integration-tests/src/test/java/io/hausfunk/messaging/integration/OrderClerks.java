// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A process that takes orders until it is killed: each with a message in the same transaction, and some that are rolled back. Says {@code ORDER} now and then. */
final class OrderClerks {
    private static final int GROUPS = 3;
    private static final int CLERKS = 3;

    private OrderClerks() {}

    static Workload workload(String address, String kek, String tenant) {
        return new Workload(address, kek, new TenantId(tenant), CLERKS, GROUPS);
    }

    static Messaging start(Workload workload, Place place, ShopDatabase shop) {
        return Messaging.builder()
                .storage(place.storage())
                .keys(KnownMasterKeys.of(workload.kek()))
                .outbox(shop.outbox())
                .start();
    }

    /** Address of the engine's store, key, tenant, and the address of the shop's database. */
    public static void main(String[] arguments) {
        Workload workload = workload(arguments[0], arguments[1], arguments[2]);
        ShopDatabase shop = ShopDatabase.at(arguments[3]);
        try (Place place = Place.at(workload.address());
                Messaging messaging = start(workload, place, shop)) {
            List<List<Conversation>> chats = new ArrayList<>();
            for (int clerk = 0; clerk < CLERKS; clerk++) {
                chats.add(workload.groups(messaging, clerk));
            }
            System.out.println("READY .");
            for (List<Conversation> mine : chats) {
                new Thread(() -> takeOrders(shop, mine)).start();
            }
            takeOrders(shop, chats.get(0));
        }
    }

    private static void takeOrders(ShopDatabase shop, List<Conversation> chats) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (true) {
            Conversation chat = chats.get(random.nextInt(chats.size()));
            String id = "order-" + UUID.randomUUID();
            boolean cancelled = random.nextInt(5) == 0;
            try {
                shop.in(connection -> {
                    chat.sendOnCommit(
                            shop.outbox().transaction(connection),
                            Draft.text(id).idempotencyKey(id));
                    ShopDatabase.order(connection, chat.id().toString(), id);
                    if (cancelled) {
                        throw new IllegalStateException("cancelled");
                    }
                });
                shop.outbox().committed();
                System.out.println("ORDER .");
            } catch (IllegalStateException e) {
                System.out.println(cancelled ? "CANCELLED ." : "FAILED " + e + " .");
            }
        }
    }
}
