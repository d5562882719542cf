// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Starts an engine, unless there is a bean {@link Messaging}. Beans {@link MasterKeys}, {@link MessagingStorage}, {@link Directory}, {@link AccessPolicy},
 * {@link PresencePolicy}, {@link ClusterTransport}, {@link OutboxStore}, {@link ContentType} and {@link MessagingCustomizer} become part of it.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(MessagingProperties.class)
@Import({KeysConfiguration.class, StoreConfiguration.class})
public class MessagingAutoConfiguration {
    /** For Spring. */
    public MessagingAutoConfiguration() {}

    /** The engine, which ends with the application. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Messaging messaging(
            MessagingStorage storage,
            MasterKeys keys,
            HostParts host,
            ObjectProvider<MessagingCustomizer> customizers) {
        MessagingBuilder builder = Messaging.builder().storage(storage).keys(keys);
        host.addTo(builder);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.start();
    }

    @Bean
    HostParts messagingHostParts(
            ObjectProvider<Directory> directory,
            ObjectProvider<AccessPolicy> access,
            ObjectProvider<PresencePolicy> presence,
            ObjectProvider<ClusterTransport> cluster,
            ObjectProvider<OutboxStore> outbox,
            ObjectProvider<ContentType<?>> contents) {
        return new HostParts(directory, access, presence, cluster, outbox, contents);
    }

    /** What the application itself brings in, as beans. */
    record HostParts(
            ObjectProvider<Directory> directory,
            ObjectProvider<AccessPolicy> access,
            ObjectProvider<PresencePolicy> presence,
            ObjectProvider<ClusterTransport> cluster,
            ObjectProvider<OutboxStore> outbox,
            ObjectProvider<ContentType<?>> contents) {
        void addTo(MessagingBuilder builder) {
            directory.ifUnique(builder::directory);
            access.ifUnique(builder::accessPolicy);
            presence.ifUnique(builder::presence);
            cluster.ifUnique(builder::cluster);
            outbox.ifUnique(builder::outbox);
            contents.orderedStream().forEach(builder::content);
        }
    }
}
