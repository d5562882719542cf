// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.concurrent.Executor;

/**
 * The host's executor, handed work by threads of our own. When it is full it may throw, or run the work on the thread that
 * hands it over; then one of these threads does the work, never the one that writes or keeps time.
 */
public final class HandOver implements Executor {
    private static final String PART = "host executor";

    private final Executor own;
    private final Executor ofHost;
    private final Faults faults;

    /** {@code own} hands over. */
    public HandOver(Executor own, Executor ofHost, Faults faults) {
        this.own = own;
        this.ofHost = ofHost;
        this.faults = faults;
    }

    /** {@code work} may be run twice if the host's executor takes it and throws; it has to bear that. */
    @Override
    public void execute(Runnable work) {
        own.execute(() -> {
            try {
                ofHost.execute(work);
            } catch (Throwable e) {
                faults.report(PART, e);
                work.run();
            }
        });
    }
}
