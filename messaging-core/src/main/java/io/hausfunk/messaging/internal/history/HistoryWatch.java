// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.history;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.ReadGuard;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which history this engine's memory is true. Where the store says that its data may have gone back, every part forgets what it
 * knows, before the store is asked for anything else: it refuses all calls until then. So nothing old meets anything new.
 */
public final class HistoryWatch implements ReadGuard {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);
    private static final String PART = "history";
    private static final int ATTEMPTS = 3;
    private static final Duration SHOWN_FOR = Duration.ofMinutes(10);
    /** What is planned while everything is forgotten rests on nothing: the store refuses it. */
    private static final History CHANGING = new History("changing");

    private final HistoryStore store;
    private final Faults faults;
    private final LongSupplier nanos;
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private final List<Runnable> afterwards = new CopyOnWriteArrayList<>();
    private final ReadWriteLock trust = new ReentrantReadWriteLock();
    private final Object changing = new Object();
    private volatile History present;
    private volatile boolean changed;
    private volatile long changedAt;

    /** Asks for the present history. Blocks. */
    public HistoryWatch(HistoryStore store, Faults faults, LongSupplier nanos) {
        this.store = store;
        this.faults = faults;
        this.nanos = nanos;
        this.present = store.current();
    }

    /** The history in which what is known now is true. */
    public History present() {
        return present;
    }

    /** A number for the present history: another one after it changed, but for one chance in two thousand million; never 0. */
    public int tag() {
        return tag(present);
    }

    private static int tag(History history) {
        return Math.max(1, history.value().hashCode() & Integer.MAX_VALUE);
    }

    /** What forgets when the history changes. Must not block. */
    public void onChange(Runnable forget) {
        forgetting.add(forget);
    }

    /** What is done once all have forgotten. */
    public void afterChange(Runnable renew) {
        afterwards.add(renew);
    }

    /** Looks whether the history is still the same. Blocks. To be called every few seconds. */
    public void look() {
        History seen = present;
        try {
            store.look();
        } catch (MessagingException e) {
            if (!saysChanged(e)) {
                throw e;
            }
            changed(seen);
        }
    }

    /** Does something that rests on a history, if that is still the present one. It must not block. */
    public void ifStill(History history, Runnable action) {
        trust.readLock().lock();
        try {
            if (history.equals(present)) {
                action.run();
            }
        } finally {
            trust.readLock().unlock();
        }
    }

    /** The same for a {@link #tag}. */
    void ifStill(int tag, Runnable action) {
        trust.readLock().lock();
        try {
            if (tag == tag() && !present.equals(CHANGING)) {
                action.run();
            }
        } finally {
            trust.readLock().unlock();
        }
    }

    /** The store told somebody who believed in this history that it is another one. Blocks. */
    public void changed(History believed) {
        synchronized (changing) {
            if (!present.equals(believed) && !present.equals(CHANGING)) {
                return; // Others were faster.
            }
            forget();
            present = store.current();
            changed = true;
            changedAt = nanos.getAsLong();
            LOG.warn(
                    "The store's data may have gone back to what it was before: a server that lagged took over, or a backup was"
                            + " restored. Everything that was known of it is read anew; listeners and cursors start over");
        }
        afterwards.forEach(renew -> faults.guard(PART, renew));
    }

    private void forget() {
        trust.writeLock().lock();
        try {
            present = CHANGING;
            forgetting.forEach(forget -> faults.guard(PART, forget));
        } finally {
            trust.writeLock().unlock();
        }
    }

    @Override
    public <T> T read(Supplier<T> work, Consumer<? super T> unwanted) {
        for (int attempt = 1; ; attempt++) {
            History seen = present;
            try {
                T value = work.get();
                if (seen.equals(present)) {
                    return value;
                }
                unwanted.accept(value);
            } catch (MessagingException e) {
                if (!saysChanged(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                changed(seen);
            }
            if (attempt == ATTEMPTS) {
                throw new StorageException(ErrorCode.HISTORY_CHANGED, "the store's history changes again and again");
            }
        }
    }

    /** Whether the store refused because of its history, be it through others. */
    public static boolean saysChanged(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MessagingException known && known.code() == ErrorCode.HISTORY_CHANGED) {
                return true;
            }
        }
        return false;
    }

    /** Says for ten minutes that the history changed. */
    public void report(HealthReport report) {
        Duration since = Duration.ofNanos(nanos.getAsLong() - changedAt);
        if (changed && since.compareTo(SHOWN_FOR) < 0) {
            report.degraded(
                    PART,
                    "the store's data may have gone back " + since.toSeconds()
                            + " s ago: what was acknowledged may be missing");
        } else {
            report.up(PART);
        }
    }
}
