// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback. They lie below those that systems give to outgoing connections: one of those can be taken while its server is down,
 * and whoever looks for that server can even meet itself, since a connection from a port to the same port succeeds.
 */
public final class Ports {
    private static final int FIRST = 10_000;
    private static final int END = 32_000;
    private static final int PATIENCE_MILLIS = 1000;

    private Ports() {}

    /** One that nobody uses at this moment. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody uses it.
            }
        }
    }

    /** As many different ones that nobody uses at this moment. */
    public static List<Integer> free(int count) {
        return IntStream.generate(Ports::free).distinct().limit(count).boxed().toList();
    }

    /** Whether somebody listens. */
    public static boolean listening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
