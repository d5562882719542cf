// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Messaging;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Gives the numbers of {@link Messaging#metrics()} to Micrometer, under their own names. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(Messaging.class)
public class MessagingMetricsAutoConfiguration {
    /** For Spring. */
    public MessagingMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "hausfunkMetrics")
    MeterBinder hausfunkMetrics(Messaging messaging) {
        return new EngineMetrics(messaging);
    }
}
