// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.SignInLimits;
import io.hausfunk.messaging.directory.SyncSettings;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.nodes.NodeSettings;
import io.hausfunk.messaging.internal.presence.PresenceSettings;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that the builder gathered, checked. */
public record EngineSettings(
        MessagingStorage storage,
        MasterKeys keys,
        @Nullable Directory directory,
        SyncSettings sync,
        SignInLimits signInLimits,
        AccessPolicy policy,
        Duration accessCacheTime,
        Duration keyCacheTime,
        Duration deadline,
        Duration reconcileEvery,
        int workerThreads,
        int maxBehind,
        boolean receiptsVisible,
        Clock clock,
        LongSupplier nanoTime,
        @Nullable Executor callbackExecutor,
        @Nullable Vertx vertx,
        @Nullable Cluster cluster,
        NodeSettings nodeSettings,
        PresenceSettings presence,
        List<ContentType<?>> contentTypes,
        UnaryOperator<EntrySealer> sealer) {
    @Override
    public String toString() {
        return "EngineSettings[hidden]";
    }
}
