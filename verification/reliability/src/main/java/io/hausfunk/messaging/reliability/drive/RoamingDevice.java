// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where somebody listens: on one node at a time, going on from the last cursor on another when that one is gone. */
public final class RoamingDevice {
    private final ProofWorld world;
    private final SimulatedPerson person;
    private final String name;
    private final boolean patient;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private int node;
    private int listenings;
    private @Nullable String listening;
    private @Nullable String cursor;
    private boolean over;

    RoamingDevice(ProofWorld world, SimulatedPerson person, String name, int node, boolean patient) {
        this.world = world;
        this.person = person;
        this.name = name;
        this.node = node;
        this.patient = patient;
    }

    /** Where it listens. */
    public synchronized int node() {
        return node;
    }

    /** The name of what it listens by; null between two. */
    public synchronized @Nullable String listening() {
        return listening;
    }

    /** Whose it is. */
    public SimulatedPerson person() {
        return person;
    }

    /** Whether it waits for a node that gives no answer, as a browser in a background tab does. */
    public boolean patient() {
        return patient;
    }

    /** The last number heard of a conversation. */
    long heard(String conversation) {
        return heard.getOrDefault(conversation, 0L);
    }

    /** The last numbers of all conversations together: rises with everything heard. */
    long heardInAll() {
        return heard.values().stream().mapToLong(number -> number).sum();
    }

    /** What was heard beyond this is gone; returns up to where this device heard. */
    synchronized long wentBack(String conversation, long head) {
        long before = heard(conversation);
        heard.computeIfPresent(conversation, (unused, number) -> Math.min(number, head));
        return before;
    }

    /** Listens on a node, from the cursor on. */
    synchronized void listen(int newNode) {
        if (over) {
            return;
        }
        leave();
        node = newNode;
        String ear = name + "-" + ++listenings;
        listening = ear;
        String since = cursor;
        world.own(ear, this);
        world.history()
                .write(
                        person.name(),
                        at -> new Event.Listen(at, person.name(), name, ear, Nodes.name(newNode), since != null));
        var unused = world.ask(newNode, "listen", person.name(), ear, since == null ? "-" : since)
                .thenAccept(answer -> {
                    if (!answer.ok()) {
                        if (answer.first().equals("CURSOR_EXPIRED")) {
                            startOver(ear);
                        }
                        world.later(300, () -> again(ear));
                    }
                });
    }

    /** The database went back: what this device knows does not count any more. */
    private synchronized void startOver(String ear) {
        if (ear.equals(listening)) {
            cursor = null;
            heard.clear();
        }
    }

    private synchronized void again(String ear) {
        if (ear.equals(listening)) {
            listen(world.nodes().another(node, world.chance()));
        }
    }

    /** The node is gone, or this device gives it up. */
    synchronized void lost(int lostNode) {
        if (node == lostNode && listening != null) {
            leave();
            world.later(100, () -> listen(world.nodes().another(lostNode, world.chance())));
        }
    }

    private void leave() {
        String ear = listening;
        listening = null;
        if (ear != null) {
            world.history().write(person.name(), at -> new Event.Deaf(at, ear));
            var unused = world.nodes().process(node).ask("hush", ear);
        }
    }

    synchronized void end() {
        over = true;
    }

    synchronized void stood(String ear, String newCursor) {
        if (ear.equals(listening)) {
            cursor = newCursor;
            world.history().write(person.name(), at -> new Event.Stood(at, name, ear));
        }
    }

    synchronized void hear(String ear, String conversation, long sequence, String author, String item, String body) {
        world.history()
                .write(person.name(), at -> new Event.Heard(at, ear, conversation, sequence, author, item, body));
        if (ear.equals(listening)) {
            heard.put(conversation, sequence);
        }
    }

    synchronized void behind(String ear, String conversation, long after, long upTo) {
        world.history().write(person.name(), at -> new Event.Behind(at, ear, conversation, after, upTo));
        if (ear.equals(listening)) {
            heard.put(conversation, upTo);
        }
    }

    @Override
    public String toString() {
        return name + "@" + Nodes.name(node);
    }
}
