// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.bus;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Vert.x instance of an engine: the host's, which is left alone, or a small one of our own. */
public final class EngineVertx implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineVertx.class);

    private final Vertx vertx;
    private final boolean own;

    /** Uses the host's instance, or makes one if there is none. */
    public EngineVertx(@Nullable Vertx ofHost) {
        own = ofHost == null;
        vertx = ofHost == null ? Vertx.vertx(small()) : ofHost;
    }

    /** The instance. */
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        if (!own) {
            return;
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Vert.x did not close: {}", e.getClass().getName());
        }
    }

    private static VertxOptions small() {
        // No cache of class path files: it would make a directory on the host's disk that we never use.
        return new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }
}
