// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** After all faults: waits until all is settled and heard, then reads everything, as everybody, on every node. */
public final class Audit {
    private static final int PATIENCE_SECONDS = 60;
    private static final int PRESENCE_SECONDS = 10;

    private static final int ATTEMPTS = 100;
    private static final int LOOKS = 10;
    private static final int BACKLOG_PATIENCE = 4;
    private static final int AGAIN_MILLIS = 300;

    private final ProofWorld world;
    private final Traffic traffic;
    private final Set<String> listings = new HashSet<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** For a world whose faults are healed. */
    public Audit(ProofWorld world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    /** Stops the traffic, and waits until every doubt is resolved. */
    public boolean settle() {
        traffic.pause();
        for (int more = 0; more < BACKLOG_PATIENCE; more++) { // Patience begins anew while answers come, within limits.
            int before = traffic.sending().open();
            if (until(PATIENCE_SECONDS, traffic::settled)) {
                return true;
            }
            if (traffic.sending().open() == before) {
                return false;
            }
        }
        return false;
    }

    /** Waits until every device heard all that its person may read; otherwise {@link #faults} say what is missing. */
    public boolean heardAll() {
        HearingGoals goals = new HearingGoals();
        OpenQuestions questions = new OpenQuestions();
        for (Group group : world.groups()) {
            for (SimulatedPerson person : group.people()) {
                questions.add(
                        "info of " + group.label() + " for " + person.name(),
                        sure("info", person.name(), group.id())
                                .thenAccept(answer -> person.devices()
                                        .forEach(device -> goals.add(
                                                device.toString(),
                                                group.label(),
                                                answer.number(1),
                                                () -> device.heard(group.label())))));
            }
            if (!answered(questions)) { // Not all at once: thousands of questions have a deadline each.
                break;
            }
        }
        untilNothingComes(goals::reached);
        goals.missed().ifPresent(faults::add);
        return goals.reached();
    }

    /** What was not answered, not heard or not read, and by whom: a round with such is not green. */
    public List<String> faults() {
        return faults;
    }

    /** Waits until all nodes hear each other. */
    public boolean whole(int seconds) {
        return until(seconds, () -> {
            List<String> health = world.nodes().health();
            boolean whole = health.stream().allMatch(each -> each.startsWith("true "));
            if (!whole && !states.contains(health.toString())) {
                states.add(health.toString());
            }
            return whole;
        });
    }

    /** What nodes knew of each other while not all was well. */
    public List<String> states() {
        return states;
    }

    /** Looks on every node at who is there, until that is right or patience ends; the last look is written down. True if it was right. */
    public boolean presence() {
        Set<String> here = world.people().stream()
                .filter(person -> person.devices().stream().anyMatch(device -> device.listening() != null))
                .map(SimulatedPerson::name)
                .collect(Collectors.toSet());
        List<Map<String, String>> seen = new ArrayList<>();
        boolean right = until(PRESENCE_SECONDS, () -> {
            seen.clear();
            for (int node = 0; node < world.nodes().count(); node++) {
                seen.add(look(node));
            }
            return seen.stream()
                    .allMatch(look -> world.people().stream()
                            .allMatch(person -> here.contains(person.name())
                                    != "offline".equals(look.getOrDefault(person.name(), "offline"))));
        });
        for (int node = 0; node < seen.size(); node++) {
            String name = Nodes.name(node);
            seen.get(node)
                    .forEach((person, state) ->
                            world.history().write("driver", at -> new Event.Presence(at, name, person, state)));
        }
        return right;
    }

    private Map<String, String> look(int node) {
        String people = world.people().stream().map(SimulatedPerson::name).collect(Collectors.joining(","));
        Map<String, String> seen = new TreeMap<>();
        NodeAnswer answer = world.ask(node, "presence", "watcher", people).join();
        if (answer.ok()) {
            for (String each : answer.first().split(",", -1)) {
                seen.put(each.split("=", -1)[0], each.split("=", -1)[1]);
            }
        }
        return seen;
    }

    private CompletableFuture<NodeAnswer> sure(String... words) {
        return on(world.nodes().another(-1, world.chance()), words);
    }

    /** Reads and writes down everything. */
    public void read(String fault) {
        world.history().write("driver", at -> new Event.Fault(at, fault, "quiet"));
        for (Group group : world.groups()) {
            if (!observe(group)) {
                return;
            }
        }
        OpenQuestions readings = new OpenQuestions();
        for (int node = 0; node < world.nodes().count(); node++) {
            for (Group group : world.groups()) {
                for (SimulatedPerson person : group.people()) {
                    readings.add(
                            group.label() + " as " + person.name() + " on " + Nodes.name(node),
                            read(node, group, person));
                }
                if (!answered(readings)) {
                    return;
                }
            }
        }
        Remains remains = new Remains(world);
        remains.emptied();
        remains.leaked();
        try {
            stored();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the database were not read", e);
        }
    }

    private CompletableFuture<?> read(int node, Group group, SimulatedPerson person) {
        CompletableFuture<NodeAnswer> list = on(node, "list", person.name(), group.id());
        CompletableFuture<?> known = list.thenCompose(answer -> list(node, group, person, answer));
        CompletableFuture<?> unread = on(node, "unread", person.name(), group.id())
                .thenAccept(answer -> world.history()
                        .write(
                                "driver",
                                at -> new Event.Unread(
                                        at, person.name(), Nodes.name(node), group.label(), answer.number(0))));
        CompletableFuture<?> shown = on(node, "timeline", person.name(), group.id())
                .thenCompose(answer -> items(node, group, person, answer));
        return CompletableFuture.allOf(known, unread, shown);
    }

    private CompletableFuture<?> list(int node, Group group, SimulatedPerson person, NodeAnswer answer) {
        String listing = answer.first() + "-" + group.label();
        boolean fresh;
        synchronized (listings) {
            fresh = listings.add(listing);
        }
        world.history()
                .write("driver", at -> new Event.Read(at, person.name(), Nodes.name(node), group.label(), listing));
        return fresh ? on(node, "listing", person.name(), group.id()) : CompletableFuture.completedFuture(answer);
    }

    private CompletableFuture<NodeAnswer> items(int node, Group group, SimulatedPerson person, NodeAnswer answer) {
        String listing = answer.first() + "-" + group.label();
        boolean fresh;
        synchronized (listings) {
            fresh = listings.add("timeline " + listing);
        }
        world.history()
                .write("driver", at -> new Event.Shown(at, person.name(), Nodes.name(node), group.label(), listing));
        return fresh ? on(node, "items", person.name(), group.id()) : CompletableFuture.completedFuture(answer);
    }

    private CompletableFuture<NodeAnswer> on(int node, String... words) {
        CompletableFuture<NodeAnswer> known = new CompletableFuture<>();
        on(node, ATTEMPTS, known, words);
        return known;
    }

    /** Asks again if a node is busy for now. */
    private void on(int node, int attempts, CompletableFuture<NodeAnswer> known, String... words) {
        var unused = world.nodes().process(node).ask(words).thenAccept(answer -> {
            if (answer.ok()) {
                known.complete(answer);
            } else if (attempts > 1 && (answer.unknown() || Sending.retryable(answer.first()))) {
                world.later(AGAIN_MILLIS, () -> on(node, attempts - 1, known, words));
            } else {
                known.completeExceptionally(
                        new IllegalStateException(String.join(" ", words) + " on " + Nodes.name(node) + ": " + answer));
            }
        });
    }

    /** False if no more should be asked: each further question could take as long. */
    private boolean answered(OpenQuestions questions) {
        List<String> missing = questions.missing(Duration.ofSeconds(PATIENCE_SECONDS));
        faults.addAll(missing);
        return missing.isEmpty();
    }

    private boolean observe(Group group) {
        for (int attempts = 0; attempts < LOOKS; attempts++) {
            int node = world.nodes().another(-1, world.chance());
            if (traffic.marking().observe(group, node).join().ok()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS));
        }
        faults.add("the marks of " + group.label() + " were not read");
        return false;
    }

    private void stored() throws SQLException {
        Map<String, String> labels = world.groups().stream().collect(Collectors.toMap(Group::id, Group::label));
        String question = "SELECT c.conversation, c.head, count(e.sequence), coalesce(min(e.sequence), 0),"
                + " coalesce(max(e.sequence), 0), count(DISTINCT e.name) FROM hausfunk_conversation c LEFT JOIN"
                + " hausfunk_entry e ON e.tenant = c.tenant AND e.conversation = c.conversation WHERE c.tenant = ?"
                + " GROUP BY c.conversation, c.head";
        try (Connection connection =
                        DriverManager.getConnection(world.nodes().database().url());
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, world.tenant());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String label = labels.get(row.getString(1));
                    if (label != null) {
                        long[] numbers = new long[5];
                        for (int i = 0; i < numbers.length; i++) {
                            numbers[i] = row.getLong(i + 2);
                        }
                        world.history()
                                .write(
                                        "driver",
                                        at -> new Event.Stored(
                                                at, label, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]));
                    }
                }
            }
        }
    }

    /** Patience begins anew while entries come, within limits: who has much to hear is not deaf. */
    private boolean untilNothingComes(BooleanSupplier wanted) {
        for (int more = 0; more < BACKLOG_PATIENCE; more++) {
            long before = heard();
            if (until(PATIENCE_SECONDS, wanted)) {
                return true;
            }
            if (heard() == before) {
                return false;
            }
        }
        return false;
    }

    private long heard() {
        return world.people().stream()
                .flatMap(person -> person.devices().stream())
                .mapToLong(RoamingDevice::heardInAll)
                .sum();
    }

    private static boolean until(int seconds, BooleanSupplier wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}
