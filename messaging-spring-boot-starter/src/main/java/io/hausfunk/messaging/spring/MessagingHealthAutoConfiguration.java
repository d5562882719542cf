// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Messaging;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows {@link Messaging#health()} as {@code hausfunk} on the health endpoint, unless {@code management.health.hausfunk.enabled} is false. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(Messaging.class)
@ConditionalOnProperty(name = "management.health.hausfunk.enabled", havingValue = "true", matchIfMissing = true)
public class MessagingHealthAutoConfiguration {
    /** For Spring. */
    public MessagingHealthAutoConfiguration() {}

    /** Spring Boot 4 and newer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {
        @Bean
        @ConditionalOnMissingBean(name = "hausfunkHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator hausfunkHealthIndicator(Messaging messaging) {
            return () -> {
                io.hausfunk.messaging.Health health = messaging.health();
                var shown = HealthDetails.isUp(health)
                        ? org.springframework.boot.health.contributor.Health.up()
                        : org.springframework.boot.health.contributor.Health.down();
                return shown.withDetails(HealthDetails.of(health)).build();
            };
        }
    }

    /** Spring Boot 3.5. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {
        @Bean
        @ConditionalOnMissingBean(name = "hausfunkHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator hausfunkHealthIndicator(Messaging messaging) {
            return () -> {
                io.hausfunk.messaging.Health health = messaging.health();
                var shown = HealthDetails.isUp(health)
                        ? org.springframework.boot.actuate.health.Health.up()
                        : org.springframework.boot.actuate.health.Health.down();
                return shown.withDetails(HealthDetails.of(health)).build();
            };
        }
    }
}
