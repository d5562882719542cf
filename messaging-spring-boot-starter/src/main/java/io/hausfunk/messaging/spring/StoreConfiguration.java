// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.spring.MessagingProperties.Store;
import io.hausfunk.messaging.spring.MessagingProperties.StoreType;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded file, or the application's PostgreSQL through a pool of the engine's own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(MessagingStorage.class)
class StoreConfiguration {
    @Bean
    StorePool messagingStorePool(MessagingProperties properties, ObjectProvider<DataSource> dataSource) {
        Store store = properties.store();
        DataSource application = store.type() == StoreType.EMBEDDED ? null : dataSource.getIfUnique();
        if (store.type() == StoreType.POSTGRESQL && application == null) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "hausfunk.store.type is postgresql, and there is not exactly one DataSource: set spring.datasource.url");
        }
        boolean postgresql = store.type() == StoreType.POSTGRESQL || StorePool.isPostgresql(application);
        return postgresql && application != null ? StorePool.beside(application, store.poolSize()) : StorePool.none();
    }

    @Bean
    MessagingStorage messagingStorage(MessagingProperties properties, StorePool pool) {
        @Nullable DataSource postgresql = pool.dataSource();
        if (postgresql != null) {
            return JdbcStorage.postgresql(postgresql);
        }
        Path file = properties.store().file().toAbsolutePath();
        Directories.make(file.getParent());
        return JdbcStorage.embedded(file);
    }
}
