// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.io.PrintStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A bar in place on a terminal, and a line every few seconds anywhere else. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final long TERMINAL_MILLIS = 200;
    private static final long LOG_MILLIS = 5_000;

    private final String what;
    private final long total;
    private final PrintStream err;
    private final boolean terminal;
    private final AtomicLong done = new AtomicLong();
    private final ScheduledFuture<?> ticks;

    private Progress(String what, long total, PrintStream err, boolean terminal, ScheduledExecutorService timer) {
        this.what = what;
        this.total = total;
        this.err = err;
        this.terminal = terminal;
        long period = terminal ? TERMINAL_MILLIS : LOG_MILLIS;
        this.ticks = timer.scheduleAtFixedRate(this::print, period, period, TimeUnit.MILLISECONDS);
    }

    static Progress start(String what, long total, PrintStream err, boolean terminal, ScheduledExecutorService timer) {
        return new Progress(what, total, err, terminal, timer);
    }

    void advance(long lines) {
        done.addAndGet(lines);
    }

    /** Shows the final state. */
    @Override
    public void close() {
        ticks.cancel(false);
        print();
        if (terminal) {
            err.println();
        }
    }

    private synchronized void print() {
        long now = done.get();
        int percent = total == 0 ? 100 : (int) (now * 100 / total);
        String numbers = what + " " + now + " of " + total + " lines, " + percent + " %";
        if (terminal) {
            int filled = percent * WIDTH / 100;
            err.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + numbers);
            err.flush();
        } else {
            err.println(numbers);
        }
    }
}
