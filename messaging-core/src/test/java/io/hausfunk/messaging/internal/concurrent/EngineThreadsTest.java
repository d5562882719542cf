// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineThreadsTest {
    private static final InheritableThreadLocal<String> HANDED_DOWN = new InheritableThreadLocal<>();

    @Test
    void a_thread_belongs_to_whoever_started_the_engine_and_not_to_whoever_brought_the_work() throws Exception {
        ClassLoader starting = Thread.currentThread().getContextClassLoader();
        EngineThreads threads = new EngineThreads("test");
        CompletableFuture<String> inherited = new CompletableFuture<>();
        try (URLClassLoader asking = new URLClassLoader(new URL[0], starting)) {
            Thread.currentThread().setContextClassLoader(asking);
            HANDED_DOWN.set("of the request");
            Thread made = threads.newThread(() -> inherited.complete(String.valueOf(HANDED_DOWN.get())));
            assertThat(made.getContextClassLoader()).isSameAs(starting);
            assertThat(made.isDaemon()).isTrue();
            made.start();
        } finally {
            Thread.currentThread().setContextClassLoader(starting);
            HANDED_DOWN.remove();
        }
        assertThat(inherited.get(10, TimeUnit.SECONDS)).isEqualTo("null");
    }
}
