// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The program on somebody's device: it keeps a cursor, a screen and an outbox, and is connected to one node at a time. */
final class Client {
    private final String user;
    private final String peer;
    private final Screen screen = new Screen();
    private final Outbox outbox = new Outbox();
    private final Signal signal = new Signal();
    private @Nullable NodeProcess node;
    private volatile boolean connected;
    private volatile boolean peerOnline;
    private volatile boolean peerTypes;
    private volatile @Nullable String failure;
    private volatile String cursor = "";
    private volatile boolean cursorKept;
    private volatile Runnable onAcknowledged = () -> {};

    Client(String user, String peer) {
        this.user = user;
        this.peer = peer;
    }

    String user() {
        return user;
    }

    Screen screen() {
        return screen;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Connects to a node, with the cursor that was kept, and sends what is not acknowledged. */
    void connect(NodeProcess newNode) {
        synchronized (this) {
            node = newNode;
            connected = false;
        }
        screen.reconnected();
        outbox.reconnected();
        newNode.connect(this);
        newNode.ask("connect", user, peer, cursor);
        await(user + " is connected", () -> connected);
        sendNext();
    }

    /** The connection breaks, and what was on its way is gone. */
    synchronized void disconnected() {
        node = null;
    }

    /** Writes messages. */
    void write(List<String> texts) {
        texts.forEach(outbox::add);
        sendNext();
    }

    void type() {
        node().ask("typing", user);
    }

    /** Keeps the cursor of what the screen shows. */
    void keepCursor() {
        cursorKept = false;
        node().ask("cursor", user);
        await(user + " has a cursor", () -> cursorKept);
    }

    /** Called after each acknowledgement, before anything else is sent. */
    void onAcknowledged(Runnable action) {
        onAcknowledged = action;
    }

    /** Waits until somebody's words are on the screen; answers for how many milliseconds. */
    long awaitWords(String words) {
        return await(user + " reads it", () -> screen.shows(words));
    }

    long awaitOnline(boolean online) {
        return await(user + " sees " + peer + (online ? " online" : " offline"), () -> peerOnline == online);
    }

    long awaitTyping() {
        return await(user + " sees " + peer + " typing", () -> peerTypes);
    }

    long awaitAcknowledgements() {
        return await("all is acknowledged", () -> outbox.open() == 0);
    }

    private long await(String what, BooleanSupplier condition) {
        long millis = signal.await(what, () -> failure != null || condition.getAsBoolean());
        if (failure != null) {
            throw new StoryException(failure);
        }
        return millis;
    }

    /** A report of the node for this person, lost if the connection broke. */
    synchronized void heard(String[] words) {
        if (node == null) {
            if (words[0].equals("acknowledged")) {
                outbox.unheard(words[2], Long.parseLong(words[3]));
            }
            return;
        }
        switch (words[0]) {
            case "connected" -> connected = true;
            case "entry" -> screen.show(Long.parseLong(words[2]), words[3] + ": " + words[4]);
            case "presence" -> peerOnline = words[3].equals("ONLINE");
            case "typing" -> peerTypes = words[3].equals("true");
            case "cursor" -> {
                cursor = words[2];
                cursorKept = true;
            }
            case "acknowledged" -> acknowledged(words[2], Long.parseLong(words[3]), Boolean.parseBoolean(words[4]));
            default -> failure = String.join(" ", words);
        }
        signal.give();
    }

    private void acknowledged(String name, long number, boolean repeated) {
        outbox.acknowledged(name, number, repeated);
        onAcknowledged.run();
        sendNext();
    }

    private synchronized void sendNext() {
        NodeProcess to = node;
        if (to != null && connected) {
            outbox.next().forEach(draft -> to.ask("send", user, draft.name(), draft.text()));
        }
    }

    private synchronized NodeProcess node() {
        if (node == null) {
            throw new IllegalStateException("not connected");
        }
        return node;
    }
}
