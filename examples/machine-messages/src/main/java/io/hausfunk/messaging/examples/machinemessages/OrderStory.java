// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static io.hausfunk.messaging.examples.machinemessages.Company.check;
import static io.hausfunk.messaging.examples.machinemessages.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An order and the message about it are written in one transaction of the shop: they come together or not at all. */
record OrderStory(Company company, PrintStream out) {
    void tell() throws InterruptedException {
        Shop shop = company.shop();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Messaging messaging = company.start()) {
            Conversation withBen = await(await(messaging.openSession(Company.TENANT, Company.ANNA))
                    .conversations()
                    .direct(Company.BEN));
            await(await(messaging.openSession(Company.TENANT, Company.BEN)).listen(entry -> {
                if (entry.content() instanceof TextContent text) {
                    heard.add(text.text());
                }
            }));
            check(!place(shop, withBen, 4711, true), "the first order was placed");
            check(place(shop, withBen, 4712, false), "the second order was not placed");

            String first = heard.poll(20, TimeUnit.SECONDS);
            out.println("Order 4711 was rolled back, 4712 was placed. Ben hears: " + first);
            check("Order 4712 is placed.".equals(first), "Ben heard something else first");
            check(shop.orders().equals(List.of(4712)), "the orders are " + shop.orders());
            check(heard.isEmpty(), "Ben heard more");
        }
    }

    /** One transaction of the shop. It fails at the end if there is not enough in stock. */
    private static boolean place(Shop shop, Conversation conversation, int number, boolean soldOut) {
        try {
            shop.run(connection -> {
                Shop.insert(connection, number);
                conversation.sendOnCommit(
                        shop.outbox().transaction(connection),
                        Draft.text("Order " + number + " is placed.").idempotencyKey("order-" + number));
                if (soldOut) {
                    throw new IllegalStateException("sold out");
                }
            });
            return true;
        } catch (IllegalStateException rolledBack) {
            return false;
        }
    }
}
