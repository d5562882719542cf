// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes daemon threads with telling names, so that an engine that nobody closed does not keep the host's JVM alive. They belong to whoever started the
 * engine: a thread is made when there is work for it, which a request of another application may bring, and must keep neither that application's class
 * loader nor what its threads hand down.
 */
final class EngineThreads implements ThreadFactory {
    private final String name;
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final AtomicInteger made = new AtomicInteger();

    EngineThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, name + "-" + made.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        return thread;
    }
}
