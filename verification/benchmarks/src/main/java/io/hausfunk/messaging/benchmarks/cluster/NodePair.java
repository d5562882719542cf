// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Two engines on one store in memory, joined as strictly as hosts should. They look into the store only as a last resort. */
final class NodePair implements AutoCloseable {
    static final TenantId TENANT = new TenantId("load");
    static final char[] PASSWORD = "only for measurements".toCharArray();

    private final PrivateCa ca;
    private final Messaging one;
    private final Messaging other;

    private NodePair(PrivateCa ca, Messaging one, Messaging other) {
        this.ca = ca;
        this.one = one;
        this.other = other;
    }

    static NodePair start(Path directory) throws IOException {
        Path home = Files.createTempDirectory(directory, "cluster");
        Path file = home.resolve("keys.p12");
        LocalKeystore.create(file, PASSWORD);
        MasterKeys keys = MasterKeys.fromKeystore(file, PASSWORD);
        PrivateCa ca = PrivateCa.in(home.resolve("ca"), PASSWORD);
        MemoryData data = new MemoryData();
        LoopbackPair loopback = LoopbackPair.ofTwo();
        Messaging one = engine(data, keys, loopback, 0, ca);
        Messaging other = engine(data, keys, loopback, 1, ca);
        NodePair nodes = new NodePair(ca, one, other);
        nodes.awaitWhole();
        return nodes;
    }

    private static Messaging engine(MemoryData data, MasterKeys keys, LoopbackPair loopback, int number, PrivateCa ca)
            throws IOException {
        return Messaging.builder()
                .storage(MemoryStorage.on(data))
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .cluster(loopback.node(number, ca, "node-" + number))
                .reconcileEvery(Duration.ofSeconds(20))
                .start();
    }

    private void awaitWhole() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!List.of(one, other).stream().allMatch(NodePair::whole)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the nodes do not hear each other");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static boolean whole(Messaging engine) {
        ClusterHealth health = engine.health().cluster().orElseThrow();
        return health.whole() && health.living() == 2;
    }

    PrivateCa ca() {
        return ca;
    }

    Session here(String user) {
        return done(one.openSession(TENANT, UserId.of(user)));
    }

    Session there(String user) {
        return done(other.openSession(TENANT, UserId.of(user)));
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
