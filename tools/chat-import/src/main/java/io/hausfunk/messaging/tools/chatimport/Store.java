// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Where the chats go: a file, or PostgreSQL behind a pool of the host's, which is us. */
final class Store implements AutoCloseable {
    /** As many as the engine has workers, and four more. */
    private static final int CONNECTIONS = 12;

    private static final int CONNECT_MILLIS = 5_000;

    private final Supplier<MessagingStorage> storage;
    private final Runnable closing;

    private Store(Supplier<MessagingStorage> storage, Runnable closing) {
        this.storage = storage;
        this.closing = closing;
    }

    static Store embedded(Path file) {
        return new Store(() -> JdbcStorage.embedded(file), () -> {});
    }

    static Store postgresql(ImportOptions.Postgresql where) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(where.url());
        where.user().ifPresent(config::setUsername);
        where.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        HikariDataSource pool = new HikariDataSource(config);
        return new Store(() -> JdbcStorage.postgresql(pool), pool::close);
    }

    /** The same store for one more engine. */
    MessagingStorage storage() {
        return storage.get();
    }

    @Override
    public void close() {
        closing.run();
    }
}
