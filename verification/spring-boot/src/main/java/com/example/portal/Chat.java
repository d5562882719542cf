// SPDX-License-Identifier: Apache-2.0
package com.example.portal;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two people talk over a store. */
final class Chat {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId TENANT = new TenantId("acme");

    private Chat() {}

    static Messaging start(JdbcStorage storage, MasterKeys keys) {
        return Messaging.builder().storage(storage).keys(keys).start();
    }

    /** Anna says something; answers what Ben hears. */
    static String talk(Messaging messaging) throws Exception {
        Session ben = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("ben")));
        CompletableFuture<String> heard = new CompletableFuture<>();
        Await.within(PATIENCE, ben.listen(entry -> {
            if (entry.content() instanceof TextContent text) {
                heard.complete(text.text());
            }
        }));
        say(messaging, "Die Rechnung 4711 ist freigegeben.");
        return heard.get(20, TimeUnit.SECONDS);
    }

    /** Anna says something to Ben; answers its number. */
    static long say(Messaging messaging, String text) {
        Session anna = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("anna")));
        Conversation direct = Await.within(PATIENCE, anna.conversations().direct(UserId.of("ben")));
        return Await.within(PATIENCE, direct.send(Draft.text(text))).sequence();
    }
}
