// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.HistoryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of one round, in a tenant of their own, and everything they know. */
public final class ProofWorld implements Nodes.Audience, AutoCloseable {
    private static final int SILENCE_MILLIS = 3000;

    private final Nodes nodes;
    private final HistoryWriter history;
    private final String tenant;
    private final SplittableRandom chance;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "clients");
        thread.setDaemon(true);
        return thread;
    });
    private final List<SimulatedPerson> people = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final Map<String, RoamingDevice> ears = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    /** Empty, until {@link Founding}. */
    public ProofWorld(Nodes nodes, HistoryWriter history, String tenant, SplittableRandom random) {
        this.nodes = nodes;
        this.history = history;
        this.tenant = tenant;
        this.chance = random.split();
        nodes.tell(this);
        for (int node = 0; node < nodes.count(); node++) {
            ask(node, "tenant", tenant).join();
        }
    }

    /** The nodes. */
    public Nodes nodes() {
        return nodes;
    }

    /** What is written down. */
    public HistoryWriter history() {
        return history;
    }

    /** Theirs alone. */
    public String tenant() {
        return tenant;
    }

    /** Everybody. */
    public List<SimulatedPerson> people() {
        return people;
    }

    /** All conversations. */
    public List<Group> groups() {
        return groups;
    }

    void add(Group group, String policy) {
        groups.add(group);
        labels.put(group.id(), group.label());
        history.write(
                "driver",
                at -> new Event.Opened(
                        at, group.label(), group.kind(), policy, group.owner().name()));
    }

    /** The database went back, and lost nothing that was acknowledged before this time. Returns how many entries of which somebody heard are gone. */
    public long wentBack(long covered) {
        Map<String, Long> heads = StoredHeads.of(nodes.database().url(), tenant);
        long gone = 0;
        for (Group group : groups) {
            long head = heads.getOrDefault(group.id(), 0L);
            history.write("driver", at -> new Event.Kept(at, covered, group.label(), head));
            long heard = devices()
                    .mapToLong(device -> device.wentBack(group.label(), head))
                    .max()
                    .orElse(0);
            gone += Math.max(0, heard - head);
        }
        return gone;
    }

    private Stream<RoamingDevice> devices() {
        return people.stream().flatMap(person -> person.devices().stream());
    }

    void own(String ear, RoamingDevice device) {
        ears.put(ear, device);
    }

    /** A source of chance for what depends on time anyway. */
    SplittableRandom chance() {
        synchronized (chance) {
            return chance.split();
        }
    }

    void later(long millis, Runnable work) {
        var unused = clock.schedule(() -> survive(work), millis, TimeUnit.MILLISECONDS);
    }

    void every(long micros, Runnable work) {
        var unused = clock.scheduleAtFixedRate(() -> survive(work), micros, micros, TimeUnit.MICROSECONDS);
    }

    /** The clients go on whatever happens, and it is not forgotten that something did. */
    private void survive(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failed.incrementAndGet();
            firstFailure.compareAndSet(null, e);
        }
    }

    /** What went wrong with the clients themselves; a round with such proves nothing. */
    public List<String> faults() {
        Throwable first = firstFailure.get();
        return first == null
                ? List.of()
                : List.of("clients failed " + failed.get() + " times, first by "
                        + first.getClass().getSimpleName() + " at " + first.getStackTrace()[0]);
    }

    /**
     * Asks a node, as a client with little patience: after three seconds the answer is {@code UNKNOWN SILENCE}, and clients
     * avoid the node until it says something.
     */
    public CompletableFuture<NodeAnswer> ask(int node, String... words) {
        return patiently(node, nodes.process(node).ask(words));
    }

    CompletableFuture<NodeAnswer> patiently(int node, CompletableFuture<NodeAnswer> answer) {
        CompletableFuture<NodeAnswer> patience =
                answer.copy().completeOnTimeout(NodeAnswer.unknown("SILENCE"), SILENCE_MILLIS, TimeUnit.MILLISECONDS);
        var unused = patience.thenAccept(each -> {
            if (each.first().equals("SILENCE")) {
                silent(node);
            } else if (!each.first().equals("NODE_GONE")) {
                nodes.suspect(node, false);
            }
        });
        return patience;
    }

    private void silent(int node) {
        nodes.suspect(node, true);
        devices().filter(device -> !device.patient()).forEach(device -> device.lost(node));
    }

    @Override
    public void said(int node, String... words) {
        if (words[0].equals("E")) {
            String label = label(words[2]);
            history.write(
                    "driver",
                    at -> new Event.Entry(
                            at, words[1] + "-" + label, Long.parseLong(words[3]), words[4], words[5], words[6]));
            return;
        }
        if (words[0].equals("I")) {
            String label = label(words[2]);
            history.write(
                    "driver", at -> new Event.Item(at, words[1] + "-" + label, Long.parseLong(words[3]), words[4]));
            return;
        }
        RoamingDevice device = ears.get(words[1]);
        if (device == null) {
            return; // Of another round.
        }
        switch (words[0]) {
            case "H" -> device.hear(words[1], label(words[2]), Long.parseLong(words[3]), words[4], words[5], words[6]);
            case "B" -> device.behind(words[1], label(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]));
            case "C" -> device.stood(words[1], words[2]);
            default -> throw new IllegalStateException("unknown " + words[0]);
        }
    }

    private String label(String id) {
        return labels.getOrDefault(id, id);
    }

    @Override
    public void gone(int node) {
        history.write("driver", at -> new Event.Running(at, Nodes.name(node), false));
        devices().forEach(device -> device.lost(node));
    }

    @Override
    public void back(int node) {
        history.write("driver", at -> new Event.Running(at, Nodes.name(node), true));
        ask(node, "tenant", tenant).join();
    }

    /** Everybody leaves. */
    @Override
    public void close() {
        nodes.tell(null);
        devices().forEach(RoamingDevice::end);
        clock.shutdownNow();
    }
}
