// SPDX-License-Identifier: Apache-2.0
package com.example.portal;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A portal with a chat: once over the embedded file, once over PostgreSQL through the pool of Quarkus. */
@QuarkusMain
public class Portal implements QuarkusApplication {
    @Inject
    DataSource pool;

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            System.setProperty("quarkus.datasource.jdbc.url", server.getJdbcUrl("postgres", "postgres"));
            Quarkus.run(Portal.class, (code, failure) -> {
                if (failure != null) {
                    failure.printStackTrace();
                }
            }, arguments);
        }
    }

    @Override
    public int run(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("portal");
        char[] password = "change me".toCharArray();
        LocalKeystore.create(directory.resolve("keys.p12"), password);
        MasterKeys keys = MasterKeys.fromKeystore(directory.resolve("keys.p12"), password);
        try (Messaging chat = Chat.start(JdbcStorage.embedded(directory.resolve("chat.db")), keys)) {
            System.out.println("Quarkus, the embedded file: ben hears: " + Chat.talk(chat));
        }
        try (Messaging chat = Chat.start(JdbcStorage.postgresql(pool), keys)) {
            System.out.println("Quarkus, PostgreSQL: ben hears: " + Chat.talk(chat));
        }
        return 0;
    }
}
