// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.web.adapter.PageConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a page's connection, which takes one frame at a time. Whoever fills the queue asks {@link #full} and pauses; it is told when there is room
 * again.
 */
final class Outgoing {
    private static final int FULL = 64;
    private static final int ROOM = 16;

    private static final int SENDING = 0;
    private static final int DONE_FIRST = 1;
    private static final int RETURNED_FIRST = 2;

    private final PageConnection connection;
    private final Runnable roomAgain;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean wasFull;
    private boolean closed;
    private @Nullable CloseCode closeAfterwards;

    Outgoing(PageConnection connection, Runnable roomAgain) {
        this.connection = connection;
        this.roomAgain = roomAgain;
    }

    /** Whether whoever feeds this should pause; {@code roomAgain} is then called later. */
    synchronized boolean full() {
        wasFull |= waiting.size() >= FULL;
        return waiting.size() >= FULL;
    }

    /** Whether {@code roomAgain} was called since this was full. */
    synchronized boolean emptiedSinceFull() {
        return !wasFull;
    }

    void add(String frame) {
        synchronized (this) {
            if (closed || closeAfterwards != null) {
                return;
            }
            waiting.add(frame);
        }
        sendWaiting();
    }

    /** A last frame; whatever else waits is dropped. The connection is closed as soon as that frame is sent. */
    void finish(String last, CloseCode code) {
        synchronized (this) {
            if (closed || closeAfterwards != null) {
                return;
            }
            waiting.clear();
            waiting.add(last);
            closeAfterwards = code;
        }
        sendWaiting();
    }

    /** Nothing is sent any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    /** Sends as long as the connection is ready at once. A loop, since it may say so on this very stack. */
    private void sendWaiting() {
        while (true) {
            String frame;
            synchronized (this) {
                if (sending || closed) {
                    return;
                }
                frame = waiting.poll();
                if (frame != null) {
                    sending = true;
                }
            }
            if (frame == null) {
                closeIfFinished();
                return;
            }
            AtomicInteger order = new AtomicInteger(SENDING);
            connection.send(frame, () -> sent(order));
            if (order.compareAndSet(SENDING, RETURNED_FIRST)) {
                return;
            }
        }
    }

    private void sent(AtomicInteger order) {
        boolean room;
        synchronized (this) {
            sending = false;
            room = wasFull && waiting.size() <= ROOM;
            wasFull &= !room;
        }
        if (room) {
            roomAgain.run();
        }
        if (!order.compareAndSet(SENDING, DONE_FIRST)) {
            sendWaiting();
        }
    }

    private void closeIfFinished() {
        CloseCode code;
        synchronized (this) {
            code = closeAfterwards;
            if (code == null || closed) {
                return;
            }
            closed = true;
        }
        connection.close(code.number(), code.name());
    }
}
