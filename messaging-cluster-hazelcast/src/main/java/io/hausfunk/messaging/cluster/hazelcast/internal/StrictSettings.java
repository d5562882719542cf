// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import java.util.ArrayList;
import java.util.List;

/** What a host said about a cluster of our own; an empty text is not said. */
public record StrictSettings(
        String clusterName,
        int port,
        List<String> members,
        String serviceName,
        boolean privateNetwork,
        BusEndpoint bus) {
    private static final int SHORTEST_NAME = 16;

    /** Nothing said yet. */
    public static final StrictSettings EMPTY = new StrictSettings("", 5701, List.of(), "", false, BusEndpoint.EMPTY);

    /** The same with another cluster name. */
    public StrictSettings withClusterName(String name) {
        return new StrictSettings(name, port, members, serviceName, privateNetwork, bus);
    }

    /** The same with another port of Hazelcast. */
    public StrictSettings withPort(int other) {
        return new StrictSettings(clusterName, other, members, serviceName, privateNetwork, bus);
    }

    /** The same with other members. */
    public StrictSettings withMembers(List<String> others) {
        return new StrictSettings(clusterName, port, others, serviceName, privateNetwork, bus);
    }

    /** The same with a name that lists all nodes. */
    public StrictSettings withServiceName(String name) {
        return new StrictSettings(clusterName, port, members, name, privateNetwork, bus);
    }

    /** The same, the network being private. */
    public StrictSettings withPrivateNetwork() {
        return new StrictSettings(clusterName, port, members, serviceName, true, bus);
    }

    /** The same with another bus. */
    public StrictSettings withBus(BusEndpoint other) {
        return new StrictSettings(clusterName, port, members, serviceName, privateNetwork, other);
    }

    /** What is wrong with them. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (clusterName.length() < SHORTEST_NAME) {
            problems.add("the cluster name must have at least " + SHORTEST_NAME + " characters");
        }
        if (!Addresses.isPort(port)) {
            problems.add("Hazelcast's port must be 1 to 65535, and is " + port);
        } else if (port == bus.port()) {
            problems.add("Hazelcast and the bus need different ports");
        }
        if (members.isEmpty() == serviceName.isEmpty()) {
            problems.add("say where nodes may be: members(...) or kubernetes(...), and not both");
        }
        problems.addAll(Addresses.problemsOfMembers(members, bus.host()));
        if (!privateNetwork) {
            problems.add(
                    "Hazelcast's port knows neither TLS nor authentication: see to it that only nodes reach it, and say"
                            + " so with privateNetwork()");
        }
        problems.addAll(bus.problems());
        return problems;
    }

    /** Says nothing of names and addresses. */
    @Override
    public String toString() {
        return "strict cluster";
    }
}
