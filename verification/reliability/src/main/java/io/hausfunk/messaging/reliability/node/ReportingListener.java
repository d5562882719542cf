// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A listener that says all that it is shown, and now and then the cursor of what it has said. Can be made slow. */
final class ReportingListener implements EntryListener {
    private static final long CURSOR_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Out out;
    private volatile @Nullable EntrySubscription subscription;
    private volatile long delayNanos;
    private volatile @Nullable Device device;
    private volatile boolean closed;
    private long saidCursor = System.nanoTime();

    ReportingListener(String name, Out out) {
        this.name = name;
        this.out = out;
    }

    /** The subscription that was asked for is there; too late, perhaps. */
    synchronized void works(EntrySubscription newSubscription) {
        subscription = newSubscription;
        if (closed) {
            newSubscription.close();
        }
    }

    /** Somebody sits there: connects anew if that was forgotten. */
    synchronized void present(Session session) {
        Device connected = device;
        if (closed) {
            return;
        } else if (connected == null || !connected.connected()) {
            device = session.presence().connect(PresenceChoice.automatic());
        } else {
            connected.active();
        }
    }

    void slow(long millis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void onEntry(Entry entry) {
        long until = System.nanoTime() + delayNanos;
        while (delayNanos > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(5));
        }
        EntrySubscription working = subscription;
        if (working != null && System.nanoTime() - saidCursor > CURSOR_EVERY) {
            saidCursor = System.nanoTime();
            sayCursor(working);
        }
        out.say("H " + name + " " + entry.conversation() + " " + Items.words(entry));
    }

    /** Covers what was said before, and not the entry that is shown now. While the store is out of reach there may be none. */
    private void sayCursor(EntrySubscription working) {
        try {
            out.say("C " + name + " " + Await.within(PATIENCE, working.cursor()).value());
        } catch (MessagingException e) {
            saidCursor = System.nanoTime(); // The next one will do.
        }
    }

    @Override
    public void onBehind(Gap gap) {
        out.say("B " + name + " " + gap.conversation() + " " + gap.after() + " " + gap.upTo());
    }

    synchronized void close() {
        closed = true;
        EntrySubscription working = subscription;
        if (working != null) {
            working.close();
        }
        Device connected = device;
        if (connected != null) {
            connected.close();
        }
    }
}
