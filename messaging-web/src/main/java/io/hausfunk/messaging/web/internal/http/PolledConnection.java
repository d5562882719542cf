// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A page that fetches its frames. As long as a request waits, it gets them at once; in between a few are held, and the gateway keeps the rest. */
final class PolledConnection implements PageConnection {
    /** So long a request waits: less than proxies allow. */
    private static final long WAIT = TimeUnit.SECONDS.toNanos(20);
    /** So long nobody asks before the page counts as gone. */
    private static final long GONE = TimeUnit.SECONDS.toNanos(30);

    private static final int HELD = 32;

    private final Visitor visitor;
    private final LongSupplier nanoTime;
    private final List<String> held = new ArrayList<>();
    private @Nullable PageChannel channel;
    private @Nullable CompletableFuture<List<String>> waiting;
    private @Nullable Runnable whenTaken;
    private long asked;
    private int closeCode;

    PolledConnection(Visitor visitor, LongSupplier nanoTime) {
        this.visitor = visitor;
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong();
    }

    boolean isOf(Visitor person) {
        return visitor.tenant().equals(person.tenant()) && visitor.user().equals(person.user());
    }

    boolean belongsTo(Visitor other) {
        return isOf(other) && visitor.sessionKey().equals(other.sessionKey());
    }

    synchronized void opened(PageChannel newChannel) {
        channel = newChannel;
    }

    private synchronized @Nullable PageChannel channel() {
        return channel;
    }

    void received(String frame) {
        PageChannel open = channel();
        if (open != null) {
            open.received(frame);
        }
    }

    /** The frames that are there, or come within a while; none if none come. A second request answers the first. */
    CompletionStage<List<String>> next() {
        CompletableFuture<List<String>> mine = new CompletableFuture<>();
        CompletableFuture<List<String>> before;
        synchronized (this) {
            asked = nanoTime.getAsLong();
            before = waiting;
            waiting = mine;
        }
        if (before != null) {
            before.complete(List.of());
        }
        deliver(false);
        return mine;
    }

    @Override
    public void send(String frame, Runnable done) {
        boolean more;
        synchronized (this) {
            held.add(frame);
            more = held.size() < HELD;
            if (!more) {
                whenTaken = done;
            }
        }
        deliver(false);
        if (more) {
            done.run();
        }
    }

    @Override
    public void close(int code, String reason) {
        synchronized (this) {
            closeCode = closeCode == 0 ? code : closeCode;
        }
        deliver(true);
        end();
    }

    synchronized OptionalInt closeCode() {
        return closeCode == 0 || !held.isEmpty() ? OptionalInt.empty() : OptionalInt.of(closeCode);
    }

    private void deliver(boolean evenNone) {
        CompletableFuture<List<String>> now;
        List<String> frames;
        Runnable taken;
        synchronized (this) {
            now = waiting;
            if (now == null || (held.isEmpty() && !evenNone && closeCode == 0)) {
                return;
            }
            waiting = null;
            frames = List.copyOf(held);
            held.clear();
            taken = whenTaken;
            whenTaken = null;
            asked = nanoTime.getAsLong();
        }
        now.complete(frames);
        if (taken != null) {
            taken.run();
        }
    }

    /** To be called about once a second: answers who waited long enough. Whether nobody asks any more. */
    boolean over() {
        long silent;
        boolean waits;
        synchronized (this) {
            silent = nanoTime.getAsLong() - asked;
            waits = waiting != null;
        }
        if (waits && silent > WAIT) {
            deliver(true);
        } else if (!waits && silent > GONE) {
            end();
            return true;
        }
        return false;
    }

    private void end() {
        PageChannel open = channel();
        if (open != null) {
            open.closed();
        }
    }
}
