// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CheckedConversations;
import io.hausfunk.messaging.internal.access.PolicyAnswers;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.access.RosterProofs;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.access.WritePace;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.StoreOutage;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.internal.delivery.CommitNotifier;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.Dispatcher;
import io.hausfunk.messaging.internal.delivery.EntryConsumers;
import io.hausfunk.messaging.internal.delivery.RecentEntries;
import io.hausfunk.messaging.internal.history.HistoryWatch;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.nodes.NoPeers;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.served.ServedLimits;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The pipeline alone, on the data of an engine that runs beside it. */
final class PipelineOnMemory implements AutoCloseable {
    private static final Duration KEEP = Duration.ofMinutes(1);

    final ContentCodec codec;
    final ProposalPipeline pipeline;
    final MemoryStorage storage;
    private final Identities identities;
    private final Timer timer = new Timer("test-timer");
    private final Pool workers = Pool.bounded("test-worker", 2, 100);
    private final Pool delivering = Pool.unbounded("test-delivery", 1);
    private final EntryWriter writer;

    PipelineOnMemory(MemoryData data, MasterKeys keys, ContentType<?>... types) {
        Ticker ticker = Ticker.systemTicker();
        storage = MemoryStorage.on(data);
        storage.open();
        codec = ContentCodec.create(List.of(types));
        Keyring keyring = Keyring.create(storage.keys(), keys, new KeyringSettings(1000, KEEP, ticker));
        identities = new Identities(keyring.pseudonyms(), keyring.people());
        Access access = new Access(new PolicyAnswers(
                questions -> questions.stream().map(question -> false).toList(), KEEP, ticker));
        Profiles profiles = new Profiles(keyring.profiles(), codec, KEEP, ticker);
        RosterProofs proofs = new RosterProofs(keyring.proofs(), keyring.pseudonyms());
        CheckedConversations conversations = new CheckedConversations(storage.conversations(), proofs);
        Rosters rosters = new Rosters(conversations, profiles, KEEP, ticker);
        FaultCounter faults = new FaultCounter(System::nanoTime);
        ServedPeople served = new ServedPeople(new NoPeers(), ServedLimits.USUAL, System::nanoTime);
        EntryConsumers consumers = new EntryConsumers(served);
        Dispatcher dispatcher = new Dispatcher(rosters, consumers, DeliveryExecutor.of(delivering, delivering, faults));
        CommitPublisher publisher = new CommitPublisher(
                consumers,
                new RecentEntries(ticker),
                dispatcher::committed,
                new CommitNotifier(new NoPeers(), rosters, served),
                (conversation, author) -> {},
                faults);
        HistoryWatch histories = new HistoryWatch(storage.history(), faults, System::nanoTime);
        writer = new EntryWriter(
                "test-writer",
                conversations,
                storage.entries(),
                histories,
                rosters,
                publisher,
                new CommitWatch(System::nanoTime, "writing", new StoreOutage(System::nanoTime)));
        pipeline = new ProposalPipeline(
                new AccessControl(
                        access,
                        conversations,
                        rosters,
                        profiles,
                        new WritePace(PersonLimits.DEFAULT, System::nanoTime)),
                new Composer(
                        Clock.systemUTC(),
                        codec,
                        keyring.pseudonyms(),
                        keyring.entries(),
                        proofs,
                        new PlannedEffects(profiles, null)),
                writer,
                histories,
                new Calls(
                        CallerExecutor.of(workers),
                        CallerExecutor.of(Runnable::run),
                        timer,
                        Duration.ofSeconds(10),
                        histories),
                CallerExecutor.of(workers));
    }

    Actor actor(TenantId tenant, String user) {
        UserId id = UserId.of(user);
        return new Actor(tenant, id, identities.key(tenant, id));
    }

    @Override
    public void close() {
        writer.close();
        workers.close();
        delivering.close();
        timer.close();
        codec.close();
        storage.close();
    }
}
