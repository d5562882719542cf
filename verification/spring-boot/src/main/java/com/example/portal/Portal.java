// SPDX-License-Identifier: Apache-2.0
package com.example.portal;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.annotation.Bean;

/** A portal with a chat: once over the embedded file, once over PostgreSQL, once out of a transaction of its own. */
@SpringBootApplication
public class Portal {
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("portal");
        char[] password = "change me".toCharArray();
        LocalKeystore.create(directory.resolve("keys.p12"), password);
        MasterKeys keys = MasterKeys.fromKeystore(directory.resolve("keys.p12"), password);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            SpringApplication application = new SpringApplication(Portal.class);
            application.addInitializers(
                    starting -> ((GenericApplicationContext) starting).registerBean(MasterKeys.class, () -> keys));
            application.setDefaultProperties(Map.of(
                    "spring.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                    "spring.main.banner-mode", "off",
                    "logging.level.root", "warn"));
            try (ConfigurableApplicationContext context = application.run(arguments)) {
                try (Messaging chat = Chat.start(JdbcStorage.embedded(directory.resolve("chat.db")), keys)) {
                    report("the embedded file", Chat.talk(chat));
                }
                // The starter's: it finds PostgreSQL behind the application's pool, and opens one of its own beside it.
                Messaging chat = context.getBean(Messaging.class);
                report("PostgreSQL", Chat.talk(chat));
                System.out.println("Boot " + SpringBootVersion.getVersion() + ": a message out of a transaction that is"
                        + " taken back stays: " + context.getBean(Orders.class).approveAndFail(chat));
            }
        }
    }

    private static void report(String store, String heard) {
        System.out.println("Boot " + SpringBootVersion.getVersion() + ", " + store + ": ben hears: " + heard);
    }

    @Bean
    Orders orders(DataSource pool, org.springframework.transaction.PlatformTransactionManager transactions) {
        return new Orders(pool, transactions);
    }
}
