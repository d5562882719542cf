// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A page that keeps nothing of what it is told, reads when it likes, and complains of answers that nobody should get. */
final class FuzzedPage implements PageConnection {
    private final Consumer<String> complaint;
    private final Queue<Runnable> unread = new ArrayDeque<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private @Nullable PageChannel channel;
    private volatile boolean closed;
    private volatile boolean reads = true;
    private volatile String cursor = "";

    FuzzedPage(Consumer<String> complaint) {
        this.complaint = complaint;
    }

    void open(WebGateway gateway, Visitor visitor) {
        channel = gateway.connect(visitor, this);
    }

    PageChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("not open");
        }
        return channel;
    }

    boolean closed() {
        return closed;
    }

    String cursor() {
        return cursor;
    }

    void reads(boolean now) {
        reads = now;
        while (now) {
            Runnable done;
            synchronized (unread) {
                done = unread.poll();
            }
            if (done == null) {
                return;
            }
            sending.set(false);
            done.run();
        }
    }

    void disappear() {
        closed = true;
        channel().closed();
    }

    @Override
    public void send(String frame, Runnable done) {
        if (!sending.compareAndSet(false, true)) {
            complaint.accept("two frames at once");
        }
        if (frame.contains("\"code\":\"FAILED\"")) {
            complaint.accept("an error that nobody foresaw");
        }
        int begins = frame.indexOf("\"cursor\":\"");
        if (begins >= 0) {
            cursor = frame.substring(begins + 10, frame.indexOf('"', begins + 10));
        }
        synchronized (unread) {
            if (!reads) {
                unread.add(done);
                return;
            }
        }
        sending.set(false);
        done.run();
    }

    @Override
    public void close(int code, String reason) {
        closed = true;
        if (code == 4503) {
            complaint.accept("closed as if the server had failed");
        }
        channel().closed();
    }
}
