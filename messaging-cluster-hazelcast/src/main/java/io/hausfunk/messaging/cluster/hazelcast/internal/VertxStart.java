// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a clustered Vert.x, and waits no longer than joining may take. */
final class VertxStart {
    private static final long LIMIT_SECONDS = 27;
    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 4;

    // Nodes have addresses, not names. Vert.x opens UDP sockets on every interface for its resolver. No option prevents
    // that, but Vert.x does without a resolver that it cannot create.
    private static final List<String> NO_NAME_SERVER = List.of("127.0.0.1:none");

    private VertxStart() {}

    /** Throws if there are problems, and names them all. */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, String.join("; ", problems));
        }
    }

    /** Starts, or throws and leaves nothing behind: a Vert.x that comes too late is closed when it comes. */
    static Vertx start(HazelcastClusterManager manager, EventBusOptions bus) {
        Future<Vertx> starting = Vertx.builder()
                .with(small().setEventBusOptions(bus))
                .withClusterManager(manager)
                .buildClustered();
        try {
            Vertx vertx = starting.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            // Addresses and node ids are strings, and bodies are buffers: no class is loaded because of the wire.
            vertx.eventBus().serializableChecker(name -> false).clusterSerializableChecker(name -> false);
            return vertx;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            starting.onSuccess(Vertx::close);
            throw unavailable("joining was interrupted", e);
        } catch (TimeoutException e) {
            starting.onSuccess(Vertx::close);
            throw unavailable("joining took longer than " + LIMIT_SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw failed(manager, bus, e.getCause() == null ? e : e.getCause());
        }
    }

    static HostException unavailable(String message, Throwable cause) {
        return new HostException(ErrorCode.CLUSTER_UNAVAILABLE, message, cause);
    }

    private static HostException failed(HazelcastClusterManager manager, EventBusOptions bus, Throwable cause) {
        boolean inHazelcast = manager.getHazelcastInstance() == null;
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof BindException) {
                return unavailable(
                        inHazelcast
                                ? "Hazelcast's port is in use; nodes on one machine need other ones for port and busPort"
                                : "the bus port " + bus.getPort() + " is in use",
                        cause);
            }
        }
        return unavailable(
                inHazelcast ? "Hazelcast did not start, or was not let in; its log says why" : "the bus did not start",
                cause);
    }

    private static VertxOptions small() {
        // No cache of class path files: it would make a directory on the host's disk that we never use.
        return new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions().setServers(NO_NAME_SERVER))
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }
}
