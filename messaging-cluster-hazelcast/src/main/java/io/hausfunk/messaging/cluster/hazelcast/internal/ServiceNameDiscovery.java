// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.properties.PropertyDefinition;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.discovery.AbstractDiscoveryStrategy;
import com.hazelcast.spi.discovery.DiscoveryNode;
import com.hazelcast.spi.discovery.DiscoveryStrategy;
import com.hazelcast.spi.discovery.DiscoveryStrategyFactory;
import com.hazelcast.spi.discovery.SimpleDiscoveryNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All addresses behind one name are nodes. Hazelcast's own look-up for Kubernetes does the same with a pool of threads that is
 * never shut down and keeps a JVM from ending for a minute.
 */
final class ServiceNameDiscovery implements DiscoveryStrategyFactory {
    private final String name;
    private final int port;

    ServiceNameDiscovery(String name, int port) {
        this.name = name;
        this.port = port;
    }

    @Override
    public Class<? extends DiscoveryStrategy> getDiscoveryStrategyType() {
        return LookUp.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public DiscoveryStrategy newDiscoveryStrategy(
            DiscoveryNode self, ILogger logger, Map<String, Comparable> properties) {
        return new LookUp(logger, properties);
    }

    @Override
    public Collection<PropertyDefinition> getConfigurationProperties() {
        return List.of();
    }

    private final class LookUp extends AbstractDiscoveryStrategy {
        @SuppressWarnings("rawtypes") // as the super class has it
        LookUp(ILogger logger, Map<String, Comparable> properties) {
            super(logger, properties);
        }

        @Override
        public Iterable<DiscoveryNode> discoverNodes() {
            try {
                return Stream.of(InetAddress.getAllByName(name))
                        .<DiscoveryNode>map(address -> new SimpleDiscoveryNode(new Address(address, port)))
                        .toList();
            } catch (UnknownHostException e) {
                // A service without a ready node has no entry: then this one is the first.
                return List.of();
            }
        }
    }
}
