// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Read from configurations only: an instance like the first one would call around. */
class DeviationsTest {
    @Test
    void a_default_configuration_is_told_all_of_it() {
        assertThat(Deviations.of(new Config()))
                .anyMatch(is -> is.contains("name is the default one"))
                .anyMatch(is -> is.contains("short enough to be guessed"))
                .anyMatch(is -> is.contains("auto-detection"))
                .anyMatch(is -> is.contains("phones home"))
                .anyMatch(is -> is.contains("every network interface"))
                .anyMatch(is -> is.contains("takes another port"))
                .anyMatch(is -> is.contains("others than members"))
                .anyMatch(is -> is.contains("metrics"))
                .anyMatch(is -> is.contains("no serialization filter"))
                .anyMatch(is -> is.contains("silent member"))
                .anyMatch(is -> is.contains("split"))
                .anyMatch(is -> is.contains("does not resolve"));
    }

    @Test
    void the_strict_configuration_has_none() {
        assertThat(Deviations.of(strict())).isEmpty();
    }

    @Test
    void each_single_one_is_found() {
        only(
                "multicast",
                config -> config.getAdvancedNetworkConfig()
                        .getJoin()
                        .getMulticastConfig()
                        .setEnabled(true));
        only("phones home", config -> config.setProperty("hazelcast.phone.home.enabled", "true"));
        only("every network interface", config -> config.setProperty("hazelcast.socket.server.bind.any", "true"));
        only(
                "others than members",
                config -> config.getAdvancedNetworkConfig().setClientEndpointConfig(new ServerSocketEndpointConfig()));
        only("JMX beans", config -> config.setProperty("hazelcast.jmx", "true"));
        only("Jet", config -> config.getJetConfig().setEnabled(true));
        only("scripts", config -> config.getManagementCenterConfig().setScriptingEnabled(true));
        only(
                "more than a list",
                config -> config.getSerializationConfig()
                        .getJavaSerializationFilterConfig()
                        .setDefaultsDisabled(false));
        only("silent member", config -> config.setProperty("hazelcast.max.no.heartbeat.seconds", "60"));
    }

    private static void only(String word, Consumer<Config> change) {
        Config config = strict();
        change.accept(config);

        assertThat(Deviations.of(config)).singleElement().asString().contains(word);
    }

    private static Config strict() {
        return StrictConfig.of(StrictSettings.EMPTY
                .withClusterName("0123456789abcdef")
                .withMembers(List.of("127.0.0.1:5701"))
                .withBus(BusEndpoint.EMPTY.withHost("127.0.0.1")));
    }
}
