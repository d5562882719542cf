// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two nodes share: a database, keys, a private CA, and knowledge of each other's ports. Leaves nothing behind, except the unpacked database server in the system's temporary directory. */
final class Installation implements AutoCloseable {
    private static final List<String> NAMES = List.of("node-one", "node-two");

    private final Path home;
    private final String cluster = "two-nodes-" + UUID.randomUUID();
    private final String password = UUID.randomUUID().toString();
    private final List<Integer> ports;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private @Nullable EmbeddedPostgres database;
    private boolean closed;

    Installation() throws IOException {
        ports = freePorts();
        home = Files.createTempDirectory("hausfunk-two-nodes");
    }

    /** Makes keys and certificates, and starts the database. */
    synchronized void prepare() throws IOException {
        LocalKeystore.create(home.resolve("keys.p12"), password.toCharArray());
        PrivateCa ca = PrivateCa.in(home.resolve("ca"), password.toCharArray());
        for (String name : NAMES) {
            ca.node(name);
        }
        // What serves tests would not wait for the disk: an acknowledgement must mean here what it means in earnest.
        database = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(home.resolve("data"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("unix_socket_directories", "")
                .setRegisterShutdownHook(false)
                .start();
    }

    /**
     * Two that are free at this moment, below those that systems give to outgoing connections: a node that looks for a dead one at a port of
     * those can meet itself.
     */
    private static List<Integer> freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(10_000, 32_000))
                .filter(Installation::isFree)
                .distinct()
                .limit(NAMES.size())
                .boxed()
                .toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts the process of a node, 0 or 1. */
    synchronized NodeProcess start(int number) throws IOException {
        if (closed || database == null) {
            throw new StoryException("there is no database");
        }
        NodeSettings settings = new NodeSettings(
                home,
                database.getJdbcUrl("postgres", "postgres"),
                cluster,
                NAMES.get(number),
                ports.get(number),
                ports.stream().map(port -> "127.0.0.1:" + port).toList());
        Path log = home.resolve(settings.name() + "-" + nodes.size() + ".log");
        NodeProcess node = NodeProcess.start(settings, password, log);
        nodes.add(node);
        return node;
    }

    /** What all nodes logged, for when the story went wrong. */
    synchronized List<String> logs() throws IOException {
        List<String> lines = new ArrayList<>();
        for (NodeProcess node : closed ? List.<NodeProcess>of() : nodes) {
            lines.addAll(node.logged());
        }
        return lines;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        nodes.forEach(NodeProcess::end);
        nodes.forEach(NodeProcess::close);
        try {
            if (database != null) {
                database.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
