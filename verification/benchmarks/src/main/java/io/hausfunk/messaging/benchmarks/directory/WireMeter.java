// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** A port on the loopback that leads to a server and counts what passes, in both directions. */
final class WireMeter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket entrance;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final LongAdder bytes = new LongAdder();

    WireMeter(int target) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            entrance = new ServerSocket(0, 50, here);
            inBackground(() -> {
                while (true) {
                    Socket near = entrance.accept();
                    Socket far = new Socket(here, target);
                    sockets.add(near);
                    sockets.add(far);
                    inBackground(() -> pass(near, far));
                    inBackground(() -> pass(far, near));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** How much passed since the last time this was asked. */
    long taken() {
        return bytes.sumThenReset();
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes.add(length);
                out.write(buffer, 0, length);
            }
        }
    }

    private static void inBackground(Passing work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One end is closed: so is the other.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Passing {
        void run() throws IOException;
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
