// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import io.hausfunk.messaging.servers.Ports;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two networks, one between the nodes and one to the database, each of which can be cut for each node. Made of network
 * namespaces within an {@link Enclosure}; without one, all live on the loopback and nothing can be cut.
 */
public final class Network {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CLUSTER_PORT = 5701;

    private final boolean enclosed;
    private final List<Integer> ports;

    private Network(boolean enclosed, List<Integer> ports) {
        this.enclosed = enclosed;
        this.ports = ports;
    }

    /** All on the loopback. */
    public static Network loopback(int nodes) {
        return new Network(false, Ports.free(nodes));
    }

    /** A namespace for each node. Only within an {@link Enclosure}: addresses and devices are those of this process. */
    public static Network enclosed(int nodes) {
        for (Line line : Line.values()) {
            Shell.run("ip", "link", "add", line.bridge(), "type", "bridge");
            Shell.run("ip", "addr", "add", line.address(250) + "/24", "dev", line.bridge());
            Shell.run("ip", "link", "set", line.bridge(), "up");
        }
        Network network = new Network(true, Collections.nCopies(nodes, CLUSTER_PORT));
        IntStream.range(0, nodes).forEach(network::connect);
        return network;
    }

    private void connect(int node) {
        Shell.run("ip", "netns", "add", space(node));
        Shell.run("ip", "-n", space(node), "link", "set", "lo", "up");
        for (Line line : Line.values()) {
            String inside = line.name().toLowerCase(Locale.ROOT);
            Shell.run(
                    "ip",
                    "link",
                    "add",
                    line.cable(node),
                    "type",
                    "veth",
                    "peer",
                    "name",
                    inside,
                    "netns",
                    space(node));
            Shell.run("ip", "link", "set", line.cable(node), "master", line.bridge(), "up");
            Shell.run("ip", "-n", space(node), "addr", "add", line.address(node + 1) + "/24", "dev", inside);
            Shell.run("ip", "-n", space(node), "link", "set", inside, "up");
        }
    }

    /** Whether anything can be cut. */
    public boolean cuttable() {
        return enclosed;
    }

    /** The words to put before the command of a node. */
    public List<String> prefix(int node) {
        return enclosed ? List.of("ip", "netns", "exec", space(node)) : List.of();
    }

    /** Where a node is among nodes. */
    public String address(int node) {
        return enclosed ? Line.BUS.address(node + 1) : LOOPBACK;
    }

    /** Where all nodes are among nodes, with the ports by which they find each other. */
    public List<String> members() {
        return IntStream.range(0, ports.size())
                .mapToObj(node -> address(node) + ":" + ports.get(node))
                .toList();
    }

    /** Where nodes reach this process, and through it the database. */
    public String databaseAddress() {
        return enclosed ? Line.DATABASE.address(250) : LOOPBACK;
    }

    /** Takes a node off one of the networks: nothing is refused, packets just vanish. */
    public void cut(Line line, int node) {
        Shell.run("ip", "link", "set", line.cable(node), "nomaster");
    }

    /** Puts it back. */
    public void heal(Line line, int node) {
        Shell.run("ip", "link", "set", line.cable(node), "master", line.bridge(), "up");
    }

    /** What one node sends to another vanishes, not the other way round. */
    public void mute(int from, int to) {
        Shell.run("ip", "-n", space(from), "route", "add", "blackhole", address(to) + "/32");
    }

    /** Undoes {@link #mute}. */
    public void unmute(int from, int to) {
        Shell.run("ip", "-n", space(from), "route", "del", "blackhole", address(to) + "/32");
    }

    /** Undoes whatever was cut and muted. */
    public void healAll() {
        for (int node = 0; enclosed && node < ports.size(); node++) {
            for (Line line : Line.values()) {
                heal(line, node);
            }
            for (int other = 0; other < ports.size(); other++) {
                Shell.tries(List.of("ip", "-n", space(node), "route", "del", "blackhole", address(other) + "/32"));
            }
        }
    }

    private static String space(int node) {
        return "node" + (node + 1);
    }

    /** One of the two networks. */
    public enum Line {
        /** Between the nodes. */
        BUS(1),
        /** From the nodes to the database. */
        DATABASE(2);

        private final int subnet;

        Line(int subnet) {
            this.subnet = subnet;
        }

        private String bridge() {
            return "hf-bridge" + subnet;
        }

        private String cable(int node) {
            return "hf" + subnet + "-" + node;
        }

        private String address(int host) {
            return "10.77." + subnet + "." + host;
        }
    }
}
