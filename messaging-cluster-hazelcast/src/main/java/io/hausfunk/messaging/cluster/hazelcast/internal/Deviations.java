// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import java.util.ArrayList;
import java.util.List;

/** In what a Hazelcast configuration is less than the strict one. */
final class Deviations {
    private static final int SHORT_NAME = 16;

    private final Config config;
    private final HazelcastProperties properties;
    private final List<String> found = new ArrayList<>();

    private Deviations(Config config) {
        this.config = config;
        this.properties = new HazelcastProperties(config);
    }

    static List<String> of(Config config) {
        Deviations deviations = new Deviations(config);
        deviations.name();
        deviations.discovery();
        deviations.sockets();
        deviations.features();
        deviations.objects();
        deviations.timing();
        return List.copyOf(deviations.found);
    }

    private void name() {
        report("dev".equals(config.getClusterName()), "Hazelcast's cluster name is the default one");
        report(config.getClusterName().length() < SHORT_NAME, "Hazelcast's cluster name is short enough to be guessed");
    }

    private void discovery() {
        AdvancedNetworkConfig advanced = config.getAdvancedNetworkConfig();
        JoinConfig join = advanced.isEnabled()
                ? advanced.getJoin()
                : config.getNetworkConfig().getJoin();
        report(join.getMulticastConfig().isEnabled(), "Hazelcast looks for members by multicast");
        report(join.isAutoDetectionEnabled(), "Hazelcast looks for members by auto-detection");
        report(properties.getBoolean(ClusterProperty.PHONE_HOME_ENABLED), "Hazelcast phones home");
    }

    private void sockets() {
        AdvancedNetworkConfig advanced = config.getAdvancedNetworkConfig();
        report(
                properties.getBoolean(ClusterProperty.SOCKET_SERVER_BIND_ANY),
                "Hazelcast listens on every network interface");
        report(
                advanced.isEnabled()
                        ? advanced.getEndpointConfigs().get(EndpointQualifier.MEMBER)
                                        instanceof ServerSocketEndpointConfig members
                                && members.isPortAutoIncrement()
                        : config.getNetworkConfig().isPortAutoIncrement(),
                "Hazelcast takes another port if its own is in use");
        report(
                !advanced.isEnabled() || !isForMembersOnly(advanced),
                "Hazelcast's ports take others than members: clients, REST, memcache or WAN");
    }

    private void features() {
        report(config.getRestConfig().isEnabled(), "Hazelcast's REST server is on");
        report(properties.getBoolean(ClusterProperty.ENABLE_JMX), "Hazelcast's JMX beans are on");
        report(
                config.getMetricsConfig().isEnabled()
                        && config.getMetricsConfig().getJmxConfig().isEnabled(),
                "Hazelcast's metrics are shown over JMX");
        report(config.getJetConfig().isEnabled(), "Hazelcast's Jet is on");
        report(
                config.getManagementCenterConfig().isScriptingEnabled(),
                "Hazelcast runs scripts for its management center");
        report(config.getManagementCenterConfig().isConsoleEnabled(), "Hazelcast's management center may run commands");
    }

    private void objects() {
        JavaSerializationFilterConfig filter = config.getSerializationConfig().getJavaSerializationFilterConfig();
        report(filter == null, "Hazelcast makes objects of any serializable class: there is no serialization filter");
        report(
                filter != null
                        && (!filter.isDefaultsDisabled()
                                || filter.getWhitelist().isEmpty()),
                "Hazelcast's serialization filter allows more than a list of classes");
    }

    private void timing() {
        report(
                properties.getSeconds(ClusterProperty.MAX_NO_HEARTBEAT_SECONDS)
                        > StrictProperties.HEARTBEAT_LIMIT_SECONDS,
                "Hazelcast waits longer than " + StrictProperties.HEARTBEAT_LIMIT_SECONDS
                        + " seconds for a silent member");
        report(
                properties.getSeconds(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS)
                                > StrictProperties.FIRST_MERGE_SECONDS
                        || properties.getSeconds(ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS)
                                > StrictProperties.NEXT_MERGE_SECONDS,
                "Hazelcast looks late for a cluster that was split: more than "
                        + StrictProperties.FIRST_MERGE_SECONDS + " seconds at first, or "
                        + StrictProperties.NEXT_MERGE_SECONDS + " after that");
        report(
                properties.getInteger(ClusterProperty.PARTIAL_MEMBER_DISCONNECTION_RESOLUTION_HEARTBEAT_COUNT) == 0,
                "Hazelcast does not resolve that some members see each other and others do not");
    }

    private void report(boolean deviates, String sentence) {
        if (deviates) {
            found.add(sentence);
        }
    }

    private static boolean isForMembersOnly(AdvancedNetworkConfig advanced) {
        return advanced.getEndpointConfigs().keySet().stream().allMatch(EndpointQualifier.MEMBER::equals);
    }
}
