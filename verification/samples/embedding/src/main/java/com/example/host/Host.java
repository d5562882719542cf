// SPDX-License-Identifier: Apache-2.0
package com.example.host;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** Anna signs in with her password and writes; Ben catches up. Everything lies in the folder that is the only argument. */
public final class Host {
    private static final TenantId TENANT = new TenantId("acme");

    private Host() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        char[] password = "change me".toCharArray();
        LocalKeystore.create(folder.resolve("keys.p12"), password);
        try (Messaging messaging = Messaging.builder()
                .storage(JdbcStorage.embedded(folder.resolve("chat.db")))
                .keys(MasterKeys.fromKeystore(folder.resolve("keys.p12"), password))
                .directory(new StaffDirectory())
                .start()) {
            Session ben = get(messaging.openSession(TENANT, UserId.of("ben")));
            Session anna = get(messaging.signIn(TENANT, "anna", "anna's".toCharArray(), "here"));
            get(get(anna.conversations().direct(UserId.of("ben"))).send(Draft.text("Invoice 4711 is approved.")));

            get(ben.sync(Cursor.beginning(), 100)).entries().stream()
                    .filter(entry -> entry.content() instanceof TextContent)
                    .forEach(entry -> System.out.println("ben reads: " + ((TextContent) entry.content()).text()));
        }
        System.out.println("named module: " + Messaging.class.getModule().isNamed());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }
}
