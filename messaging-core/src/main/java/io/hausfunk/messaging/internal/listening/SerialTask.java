// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import io.hausfunk.messaging.internal.concurrent.Caller;

/** Work that never runs twice at the same time, and once more if it is started while it runs. Survives whatever it throws. */
public final class SerialTask {
    private final ListenerPump pump;

    SerialTask(DeliveryExecutor executor, Caller caller, String part, Runnable work) {
        this.pump = executor.pump(caller, part, () -> {
            work.run();
            return null;
        });
    }

    /** Lets it run soon. Never blocks and never throws. */
    public void start() {
        pump.wake();
    }

    /** Lets it run again, but not at once. */
    public void startLater() {
        pump.wakeLater();
    }
}
