// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.config.Config;
import com.hazelcast.config.DiscoveryStrategyConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import java.util.Map;
import java.util.UUID;

/** As closed as an open-source Hazelcast can be: it listens to members only, and looks for nobody else. */
final class StrictConfig {
    private static final int CONNECT_SECONDS = 2;

    private StrictConfig() {}

    static Config of(StrictSettings settings) {
        Config config = new Config()
                .setInstanceName("hausfunk-" + UUID.randomUUID())
                .setClusterName(settings.clusterName())
                .setLiteMember(false)
                .setClassLoader(new NarrowClassLoader(StrictConfig.class.getClassLoader()));
        StrictProperties.VALUES.forEach(config::setProperty);
        // Given here they win over system properties of the same name, which a host may have set for its own instance.
        config.setProperty("hazelcast.local.localAddress", settings.bus().host());
        config.setProperty("hazelcast.local.publicAddress", settings.bus().host());
        listen(config, settings);
        switchOff(config);
        AllowedClasses.applyTo(config);
        return config;
    }

    private static void listen(Config config, StrictSettings settings) {
        closed(config.getNetworkConfig().getJoin());
        config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
        // An advanced network has the endpoints that it is given, and no other: no clients, no REST, no memcache.
        ServerSocketEndpointConfig members =
                new ServerSocketEndpointConfig().setPort(settings.port()).setPortAutoIncrement(false);
        members.setSocketConnectTimeoutSeconds(CONNECT_SECONDS);
        JoinConfig join = closed(new JoinConfig());
        if (settings.serviceName().isEmpty()) {
            join.getTcpIpConfig()
                    .setEnabled(true)
                    .setConnectionTimeoutSeconds(CONNECT_SECONDS)
                    .setMembers(settings.members());
        } else {
            config.setProperty("hazelcast.discovery.enabled", "true");
            join.getDiscoveryConfig()
                    .addDiscoveryStrategyConfig(new DiscoveryStrategyConfig(
                            new ServiceNameDiscovery(settings.serviceName(), settings.port()), Map.of()));
        }
        config.getAdvancedNetworkConfig().setEnabled(true).setJoin(join).setMemberEndpointConfig(members);
    }

    private static JoinConfig closed(JoinConfig join) {
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        return join;
    }

    private static void switchOff(Config config) {
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getMetricsConfig().getJmxConfig().setEnabled(false);
        config.getMetricsConfig().getManagementCenterConfig().setEnabled(false);
        config.getManagementCenterConfig()
                .setScriptingEnabled(false)
                .setConsoleEnabled(false)
                .setDataAccessEnabled(false);
        config.getRestConfig().setEnabled(false);
        config.getNamespacesConfig().setEnabled(false);
        config.getInstanceTrackingConfig().setEnabled(false);
    }
}
