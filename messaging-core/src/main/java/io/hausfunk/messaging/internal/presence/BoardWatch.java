// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.Watch;
import io.hausfunk.messaging.internal.access.Actor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Somebody's look at some people: whom it was shown how, and who may be other since. */
public final class BoardWatch extends Wheel.Item implements Watch {
    private static final long AT_MOST_EVERY = 1_000;
    /** A watch is called within a second, so that a withdrawal takes effect within the minute. */
    private static final long ASK_AGAIN_EVERY = 55_000;

    final Actor watcher;
    final PresenceListener listener;
    final List<WatchedPerson> people;
    /** What each was shown as. Used by one thread at a time, the one that looks. */
    final PresenceState[] shown;

    private final PresenceBoard board;
    private final Consumer<BoardWatch> onClose;
    /** For each person the place in that person's list of watches; guarded by that person. */
    private final int[] positions;

    private final BitSet marked;
    private boolean waiting;
    private boolean looking;
    private boolean begun;
    private long called;
    private volatile boolean closed;

    BoardWatch(
            PresenceBoard board,
            Actor watcher,
            List<WatchedPerson> people,
            PresenceListener listener,
            Consumer<BoardWatch> onClose) {
        this.board = board;
        this.watcher = watcher;
        this.people = people;
        this.listener = listener;
        this.onClose = onClose;
        this.positions = new int[people.size()];
        this.marked = new BitSet(people.size());
        this.shown = new PresenceState[people.size()];
        Arrays.fill(positions, -1);
        Arrays.fill(shown, PresenceState.OFFLINE);
    }

    void position(int place, int position) {
        positions[place] = position;
    }

    int position(int place) {
        return positions[place];
    }

    /** Somebody may be other than before. */
    synchronized void mark(int place) {
        marked.set(place);
        line();
    }

    /** Everybody may. */
    synchronized void markAll() {
        marked.set(0, people.size());
        line();
    }

    private void line() {
        if (!waiting && !looking && !closed) {
            waiting = true;
            board.waits(this);
        }
    }

    /** Whether its listener may be called again. */
    synchronized boolean ripe(long now) {
        return !begun || now - called >= AT_MOST_EVERY;
    }

    /** Begins to look, and says at whom. */
    synchronized BitSet begin() {
        waiting = false;
        looking = true;
        BitSet taken = (BitSet) marked.clone();
        marked.clear();
        return taken;
    }

    /** The listener is called now. True if it is for the first time. */
    synchronized void calling(long now) {
        begun = true;
        called = now;
    }

    synchronized boolean begun() {
        return begun;
    }

    /** Is done looking and calling. */
    synchronized void end() {
        looking = false;
        if (!marked.isEmpty()) {
            line();
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    long due(long now) {
        if (closed) {
            return Wheel.NEVER;
        }
        markAll();
        return now + ASK_AGAIN_EVERY;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            board.remove(this);
            onClose.accept(this);
        }
    }

    @Override
    public String toString() {
        return "Watch[" + people.size() + " people]";
    }
}
