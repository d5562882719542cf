// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.storage.jdbc.JdbcOutbox;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Lets an application with a bean {@link JdbcOutbox} send messages in Spring's transactions. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.jdbc.datasource.DataSourceUtils")
@ConditionalOnBean({JdbcOutbox.class, DataSource.class})
public class MessagingOutboxAutoConfiguration {
    /** For Spring. */
    public MessagingOutboxAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    TransactionalOutbox transactionalOutbox(JdbcOutbox outbox, DataSource dataSource) {
        return new TransactionalOutbox(outbox, dataSource);
    }
}
