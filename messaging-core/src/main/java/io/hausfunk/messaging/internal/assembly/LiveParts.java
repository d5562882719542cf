// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.live.LiveAccess;
import io.hausfunk.messaging.internal.live.LiveEventSender;
import io.hausfunk.messaging.internal.live.LiveEvents;
import io.hausfunk.messaging.internal.live.LiveSubscriptions;
import io.hausfunk.messaging.internal.live.StoredReceipts;
import io.hausfunk.messaging.internal.nodes.ClusterNode;
import io.hausfunk.messaging.internal.nodes.OtherEngines;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.served.ServedLimits;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who is there, who is typing, how far people read: what is told and not stored. */
final class LiveParts {
    final ServedPeople served;
    final PresenceService presence;
    final LiveEvents events;

    private final DeliveryExecutor delivering;
    private final DeliveryExecutor watching;
    private final Peers peers;

    LiveParts(
            EngineSettings settings,
            Peers peers,
            DeliveryExecutor delivering,
            DeliveryExecutor watching,
            LiveAccess access,
            StoredReceipts receipts,
            Rosters rosters) {
        LongSupplier nanoTime = settings.options().nanoTime();
        Ticker ticker = nanoTime::getAsLong;
        this.peers = peers;
        this.delivering = delivering;
        this.watching = watching;
        this.served = new ServedPeople(peers, ServedLimits.USUAL, nanoTime);
        this.presence = new PresenceService(
                served, settings.presence(), nanoTime, settings.times().clock(), watching);
        this.events = new LiveEvents(
                rosters,
                new LiveSubscriptions(served, access, delivering),
                new LiveEventSender(peers, served),
                receipts,
                ticker,
                delivering);
    }

    /** The other nodes; null without a cluster. */
    static @Nullable ClusterNode installation(
            EngineSettings settings,
            StartedParts parts,
            String name,
            Keyring keyring,
            Executor workers,
            Faults faults) {
        ClusterTransport cluster = settings.plugins().cluster();
        return cluster == null
                ? null
                : parts.add(new ClusterNode(
                        name,
                        cluster,
                        settings.plugins().storage().leases(),
                        keyring.frames(),
                        settings.options().nodes(),
                        settings.options().nanoTime(),
                        workers,
                        faults));
    }

    /** Looks whether other engines use the store; null where it cannot be shared. */
    static @Nullable OtherEngines others(
            MessagingStorage storage,
            StartedParts parts,
            @Nullable ClusterNode installation,
            LongSupplier nanoTime,
            RegularWork regular) {
        if (!storage.descriptor().shared()) {
            return null;
        }
        OtherEngines others = parts.add(new OtherEngines(storage.leases(), installation != null, nanoTime));
        regular.every(OtherEngines.EVERY, "other engines", others::run);
        return others;
    }

    static LiveAccess access(EngineSettings settings, Rosters rosters, Access access, Keyring keyring) {
        return new LiveAccess(
                rosters, access, keyring.people(), settings.limits().receiptsVisible());
    }

    static StoredReceipts receipts(ConversationStore conversations) {
        return new StoredReceipts(conversations);
    }

    void start() {
        events.start(peers);
        presence.start();
    }

    void tickRegularly(Timer timer, Faults faults) {
        timer.every(PresenceService.TICK, presence::tick);
        timer.every(PresenceService.TICK, () -> faults.guard("live events", events::tick));
        timer.every(PresenceService.TICK, delivering::retry);
        timer.every(PresenceService.TICK, watching::retry);
    }
}
