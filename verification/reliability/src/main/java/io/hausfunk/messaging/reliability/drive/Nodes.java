// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.node.NodeCertificates;
import io.hausfunk.messaging.reliability.node.ProofNodeSettings;
import io.hausfunk.messaging.reliability.place.CutProxy;
import io.hausfunk.messaging.reliability.place.Network;
import io.hausfunk.messaging.reliability.place.NodeUser;
import io.hausfunk.messaging.reliability.place.Pooler;
import io.hausfunk.messaging.reliability.place.ReplaceableDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The installation: some nodes on one database, each behind a proxy of its own. */
public final class Nodes implements AutoCloseable {
    /** Hears what nodes say. */
    public interface Audience {
        /** A node said something of its own accord. */
        void said(int node, String... words);

        /** A node is gone. */
        void gone(int node);

        /** A node serves again. */
        void back(int node);
    }

    private static final long[] SKEW_SECONDS = {0, 600, -600};
    private static final int PATIENCE_SECONDS = 120;
    private static final int ORDER_SECONDS = 30;
    private static final int STARTS = 3;

    private final Network network;
    private final ReplaceableDatabase database;
    private final Path logs;
    private final String kek;
    private final String clusterName;
    private final Path certificates;
    private final List<CutProxy> proxies = new ArrayList<>();
    private final List<@Nullable ProofNodeProcess> processes = new ArrayList<>();
    private final boolean[] suspected;
    private final boolean ownUsers = NodeUser.possible();
    private volatile @Nullable Pooler pooler;
    private volatile @Nullable Audience audience;

    /** A key above all others, in hexadecimal: all nodes that ever work on a database need the same one. */
    public static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Starts all nodes. */
    public Nodes(int count, Network network, ReplaceableDatabase database, Path logs, String kek) {
        this.network = network;
        this.database = database;
        this.logs = logs;
        this.suspected = new boolean[count];
        this.kek = kek;
        this.clusterName = "proof-" + UUID.randomUUID();
        this.certificates = NodeCertificates.make(
                logs.resolve("certificates"),
                IntStream.range(0, count).mapToObj(Nodes::name).toList());
        for (int node = 0; node < count; node++) {
            proxies.add(new CutProxy(network.databaseAddress(), this::databasePort));
            processes.add(null);
        }
        startAll();
    }

    /** How many, dead or alive. */
    public int count() {
        return processes.size();
    }

    /** Such as {@code n1}. */
    public static String name(int node) {
        return "n" + (node + 1);
    }

    /** The networks. */
    public Network network() {
        return network;
    }

    /** The database. */
    public ReplaceableDatabase database() {
        return database;
    }

    /** What stands between a node and the database. */
    public CutProxy proxy(int node) {
        return proxies.get(node);
    }

    private int databasePort() {
        Pooler between = pooler;
        return between == null ? database.port() : between.port();
    }

    /** From now on all nodes reach the database through this, or directly. */
    public void connectThrough(@Nullable Pooler newPooler) {
        pooler = newPooler;
        proxies.forEach(CutProxy::cutAll);
    }

    /** No node reaches the database, or all may again. */
    public void separate(boolean fromDatabase) {
        proxies.forEach(proxy -> proxy.refuse(fromDatabase));
        proxies.forEach(CutProxy::cutAll);
    }

    /** How many connections all nodes have to the database. */
    public int connections() {
        return proxies.stream().mapToInt(CutProxy::open).sum();
    }

    /** Where to write down what is going on. */
    public Path logs() {
        return logs;
    }

    /** Who hears what nodes say from now on. */
    public void tell(@Nullable Audience newAudience) {
        audience = newAudience;
    }

    /** Starts the nodes that do not run, all at once, and waits until they serve. */
    public void startAll() {
        int[] missing =
                IntStream.range(0, count()).filter(node -> !running(node)).toArray();
        IntStream.of(missing).forEach(this::launch);
        IntStream.of(missing).forEach(this::awaitReady);
    }

    /** Kills and starts all of them: what one fault left behind is not the next one's. */
    public void renew() {
        IntStream.range(0, count())
                .filter(this::running)
                .forEach(node -> process(node).kill());
        IntStream.range(0, count()).forEach(this::launch);
        IntStream.range(0, count()).forEach(this::awaitReady);
    }

    /** Undoes whatever a fault that broke off did to networks, database and nodes, and starts all nodes anew. */
    public void restore() {
        connectThrough(null);
        separate(false);
        network.healAll();
        database.startIfGone();
        renew();
    }

    /** Starts a node, and waits until it serves. */
    public void start(int node) {
        launch(node);
        awaitReady(node);
    }

    /** Starts a node that does not run with another key above all others; returns the code by which it refuses, or what it did. */
    public String startWithWrongKey(int node) {
        launch(node, newKey());
        boolean serves = serves(node);
        String refusal = process(node).refusal();
        process(node).kill();
        return serves ? "SERVES" : refusal;
    }

    private void launch(int node) {
        launch(node, kek);
    }

    private void launch(int node, String key) {
        ProofNodeSettings settings = new ProofNodeSettings(
                name(node),
                network.databaseAddress(),
                proxies.get(node).port(),
                key,
                SKEW_SECONDS[node % SKEW_SECONDS.length],
                node,
                network.members(),
                clusterName,
                certificates);
        processes.set(
                node,
                ProofNodeProcess.start(
                        prefix(node),
                        settings,
                        logs.resolve(name(node) + ".log").toFile(),
                        words -> {
                            Audience hearer = audience;
                            if (hearer != null) {
                                hearer.said(node, words);
                            }
                        },
                        () -> {
                            Audience hearer = audience;
                            if (hearer != null) {
                                hearer.gone(node);
                            }
                        }));
    }

    private List<String> prefix(int node) {
        List<String> prefix = new ArrayList<>(network.prefix(node));
        if (ownUsers) {
            prefix.addAll(NodeUser.prefix(node));
        }
        return prefix;
    }

    private boolean serves(int node) {
        return process(node)
                .ready()
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void awaitReady(int node) {
        // On a busy machine joining the others may take longer than a node waits; whoever runs one starts it again
        // then.
        for (int attempt = 1; !serves(node); attempt++) {
            if (attempt == STARTS) {
                throw new IllegalStateException(name(node) + " does not start, see " + logs);
            }
            process(node).kill();
            launch(node);
        }
        suspected[node] = false;
        Audience hearer = audience;
        if (hearer != null) {
            hearer.back(node);
        }
    }

    /** The process of a node, the latest if there were several. */
    public ProofNodeProcess process(int node) {
        ProofNodeProcess process = processes.get(node);
        if (process == null) {
            throw new IllegalStateException(name(node) + " was never started");
        }
        return process;
    }

    /** Whether its process is there. */
    public boolean running(int node) {
        ProofNodeProcess process = processes.get(node);
        return process != null && process.alive();
    }

    /** What each node knows of the others; each begins with {@code true} if all are there and hear each other. */
    public List<String> health() {
        return IntStream.range(0, count())
                .mapToObj(node -> process(node)
                        .ask("health", Integer.toString(count()))
                        .completeOnTimeout(NodeAnswer.unknown("SILENCE"), 5, TimeUnit.SECONDS)
                        .thenApply(answer -> String.join(" ", answer.words()))
                        .join())
                .toList();
    }

    /** Nodes that run now acknowledge before they send, or no longer. */
    public void careless(boolean on) {
        IntStream.range(0, count()).forEach(node -> tell(node, "careless", on ? "on" : "off"));
    }

    /** Tells a node to do something at once. A node that does not is out of order, and so is the proof. */
    public NodeAnswer tell(int node, String... words) {
        NodeAnswer answer = process(node)
                .ask(words)
                .completeOnTimeout(NodeAnswer.unknown("SILENCE"), ORDER_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!answer.ok()) {
            throw new IllegalStateException(
                    name(node) + " answers " + String.join(" ", words) + " by " + answer.first());
        }
        return answer;
    }

    /** A client got no answer, or one. */
    void suspect(int node, boolean silent) {
        suspected[node] = silent;
    }

    /** A node that seems to serve, another than this one if there is one. */
    int another(int than, SplittableRandom random) {
        List<Integer> candidates = IntStream.range(0, count())
                .filter(node -> node != than && running(node) && !suspected[node])
                .boxed()
                .toList();
        return candidates.isEmpty() ? random.nextInt(count()) : candidates.get(random.nextInt(candidates.size()));
    }

    /** Whether clients would go there. */
    boolean usable(int node) {
        return running(node) && !suspected[node];
    }

    @Override
    public void close() {
        audience = null;
        processes.stream().filter(process -> process != null && process.alive()).forEach(ProofNodeProcess::kill);
        proxies.forEach(CutProxy::close);
    }
}
