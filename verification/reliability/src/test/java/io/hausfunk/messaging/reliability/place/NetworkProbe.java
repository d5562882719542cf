// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Within an enclosure: makes a network, and says whether a node reaches this process before, during and after a cut. */
final class NetworkProbe {
    private NetworkProbe() {}

    /** Without arguments the probe itself; with an address and a port, what a node does. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])), 1000);
            }
            return;
        }
        Network network = Network.enclosed(2);
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName(network.databaseAddress()))) {
            String said = "" + reaches(network, 0, server);
            network.cut(Network.Line.DATABASE, 0);
            said += " " + reaches(network, 0, server) + " " + reaches(network, 1, server);
            network.heal(Network.Line.DATABASE, 0);
            System.out.println(said + " " + reaches(network, 0, server));
        }
    }

    private static boolean reaches(Network network, int node, ServerSocket server)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(network.prefix(node));
        command.addAll(java());
        command.addAll(List.of(network.databaseAddress(), Integer.toString(server.getLocalPort())));
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Its file bears the number of the process, which is the same in every namespace.
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                NetworkProbe.class.getName());
    }
}
