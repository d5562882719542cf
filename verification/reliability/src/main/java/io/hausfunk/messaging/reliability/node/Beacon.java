// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Calls all nodes ten times a second, and counts whom it hears: shows whether a network was really cut, and which way. */
final class Beacon {
    private static final int PORT = 7946;

    private final ProofNodeSettings settings;
    private final DatagramSocket socket;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    Beacon(ProofNodeSettings settings) {
        this.settings = settings;
        try {
            socket = new DatagramSocket(new InetSocketAddress(settings.host(), port(settings.number())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port(int member) {
        boolean alone = settings.host(0).equals(settings.host(1));
        return alone ? 0 : PORT + member; // Where there is only one network, nothing is cut.
    }

    void start() {
        daemon("beacon-call", this::call);
        daemon("beacon-hear", this::hear);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void call() {
        byte[] bytes = settings.name().getBytes(StandardCharsets.US_ASCII);
        while (!socket.isClosed()) {
            for (int peer = 0; peer < settings.members().size(); peer++) {
                try {
                    InetAddress address = InetAddress.getByName(settings.host(peer));
                    if (port(peer) != 0) {
                        socket.send(new DatagramPacket(bytes, bytes.length, address, port(peer)));
                    }
                } catch (IOException e) {
                    heard.merge("unreachable-" + peer, 1L, Long::sum);
                }
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void hear() {
        byte[] bytes = new byte[16];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                String name = new String(bytes, 0, packet.getLength(), StandardCharsets.US_ASCII);
                heard.merge(name, 1L, Long::sum);
            } catch (IOException e) {
                heard.merge("error", 1L, Long::sum);
            }
        }
    }

    /** Such as {@code n1=12,n2=13}. */
    String counts() {
        return new TreeMap<>(heard)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", "", ","));
    }
}
