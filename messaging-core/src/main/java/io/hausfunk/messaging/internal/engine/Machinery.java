// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.PolicyAnswers;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.bus.EngineVertx;
import io.hausfunk.messaging.internal.bus.Signals;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.DeliveryExecutor;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.internal.delivery.CommitNoticeReceiver;
import io.hausfunk.messaging.internal.delivery.CommitNotifier;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.Dispatcher;
import io.hausfunk.messaging.internal.delivery.EntryConsumers;
import io.hausfunk.messaging.internal.delivery.EntryReader;
import io.hausfunk.messaging.internal.delivery.EntrySubscriptions;
import io.hausfunk.messaging.internal.delivery.Fetcher;
import io.hausfunk.messaging.internal.delivery.RecentEntries;
import io.hausfunk.messaging.internal.delivery.Reconciler;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.directory.SignInThrottle;
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.internal.live.LiveAccess;
import io.hausfunk.messaging.internal.live.LiveEventSender;
import io.hausfunk.messaging.internal.live.LiveEvents;
import io.hausfunk.messaging.internal.live.LiveSubscriptions;
import io.hausfunk.messaging.internal.live.StoredReceipts;
import io.hausfunk.messaging.internal.nodes.Alone;
import io.hausfunk.messaging.internal.nodes.Installation;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.served.ServedLimits;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.internal.writer.EntryWriter;
import io.hausfunk.messaging.internal.writer.MarkWriter;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts in the order in which they need each other, and stops them in the opposite one. */
final class Machinery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Machinery.class);
    private static final int MAX_KEYS = 20_000;
    private static final int WORK_QUEUE = 10_000;
    private static final int OWN_THREADS = 4;
    private static final int WATCHING_THREADS = 2;
    private static final Duration SLOW_STORE = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final EngineSettings settings;
    private final Sessions sessions;
    private final Parts parts;
    private Timer timer;
    private Checkup checkup;
    private @Nullable DirectoryPart directory;

    /** Starts everything, or stops again what was started and throws. */
    static Machinery start(EngineSettings settings, Sessions sessions) {
        return new Machinery(settings, sessions);
    }

    @SuppressWarnings("NullAway.Init")
    private Machinery(EngineSettings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
        try {
            this.parts = startAll();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    Parts parts() {
        return parts;
    }

    Timer timer() {
        return timer;
    }

    /** Null without a directory. */
    @Nullable
    DirectoryPart directory() {
        return directory;
    }

    Checkup checkup() {
        return checkup;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable last = started.removeLast();
            try {
                last.close();
            } catch (Exception e) {
                LOG.warn(
                        "Closing {} failed: {}",
                        last.getClass().getSimpleName(),
                        e.getClass().getName());
            }
        }
    }

    private Parts startAll() {
        MessagingStorage storage = closing(settings.storage());
        storage.open();
        String name = "hausfunk-" + UUID.randomUUID().toString().substring(0, 8);
        Ticker ticker = settings.nanoTime()::getAsLong;
        ContentCodec codec = closing(ContentCodec.create());
        Keyring keyring = Keyring.create(
                storage.keys(), settings.keys(), new KeyringSettings(MAX_KEYS, settings.keyCacheTime(), ticker));
        EntrySealer sealer = settings.sealer().apply(keyring.entries());
        Access access = new Access(new PolicyAnswers(settings.policy(), settings.accessCacheTime(), ticker));
        Profiles profiles = new Profiles(keyring.profiles(), codec, settings.keyCacheTime(), ticker);
        Rosters rosters = new Rosters(storage.conversations(), profiles, settings.keyCacheTime(), ticker);
        EntryReader reader = new EntryReader(sealer, keyring.people(), codec);

        EngineVertx vertx = closing(new EngineVertx(settings.vertx()));
        timer = closing(new Timer(name + "-timer"));
        Executor callbacks = ofHostOr(name + "-callback");
        // Apart from the callbacks: a listener that waits for a stage must not hold the thread that completes it.
        Executor listeners = ofHostOr(name + "-listener");
        Pool workers = closing(Pool.bounded(name + "-worker", settings.workerThreads(), WORK_QUEUE));
        Pool fetching = closing(Pool.following(name + "-delivery", OWN_THREADS));
        Calls calls = new Calls(workers, callbacks, timer, settings.deadline());
        started.addLast(calls::expireAll);

        Installation installation = settings.cluster() == null
                ? null
                : closing(new Installation(
                        name,
                        settings.cluster(),
                        storage.leases(),
                        keyring.frames(),
                        settings.nodeSettings(),
                        settings.nanoTime(),
                        workers));
        Peers peers = installation == null ? new Alone() : installation.peers();
        FaultCounter faults = new FaultCounter();
        DeliveryExecutor delivering = new DeliveryExecutor(fetching, listeners, faults);
        DeliveryExecutor watching = DeliveryExecutor.limited(workers, WATCHING_THREADS, listeners, faults);
        ServedPeople served = new ServedPeople(peers, ServedLimits.USUAL, settings.nanoTime());
        PresenceService presence =
                new PresenceService(served, settings.presence(), settings.nanoTime(), settings.clock(), watching);
        LiveSubscriptions liveSubscriptions = new LiveSubscriptions(
                served, new LiveAccess(rosters, access, keyring.people(), settings.receiptsVisible()), delivering);
        LiveEvents live = new LiveEvents(
                rosters,
                liveSubscriptions,
                new LiveEventSender(peers, served),
                new StoredReceipts(storage.conversations()),
                ticker,
                delivering);
        EntryConsumers consumers = new EntryConsumers(served);
        RecentEntries recent = new RecentEntries(ticker);
        Dispatcher dispatcher = new Dispatcher(rosters, consumers, delivering);
        Signals signals = closing(new Signals(vertx.vertx(), name + ".signal", dispatcher::heard));
        CommitPublisher publisher = new CommitPublisher(
                consumers,
                recent,
                signals::publish,
                new CommitNotifier(peers, rosters, served),
                live::entryFrom,
                faults);
        Fetcher fetcher = new Fetcher(storage.entries(), recent, reader, rosters, access, settings.maxBehind());
        EntrySubscriptions subscriptions =
                new EntrySubscriptions(storage.conversations(), consumers, fetcher, delivering);
        Reconciler reconciler = new Reconciler(
                storage.changes(),
                dispatcher::heard,
                subscriptions::relistAll,
                settings.nanoTime(),
                settings.reconcileEvery(),
                faults);
        new CommitNoticeReceiver(recent, consumers, dispatcher, live::entryFrom).start(peers);
        live.start(peers);
        presence.start();
        directory = directory(name, peers, keyring, timer);
        if (installation != null) {
            installation.start(timer);
        }
        timer.every(PresenceService.TICK, presence::tick);
        timer.every(PresenceService.TICK, () -> faults.guard("live events", live::tick));
        timer.every(PresenceService.TICK, delivering::retry);
        timer.every(PresenceService.TICK, watching::retry);
        timer.every(settings.reconcileEvery(), () -> faults.guard("entry delivery", consumers::retryStalled));
        reconciler.run();
        timer.every(settings.reconcileEvery().dividedBy(Reconciler.MOST_OFTEN), () -> {
            if (reconciler.due()) {
                onWorker(workers, reconciler::run);
            }
        });

        EntryWriter writer = closing(new EntryWriter(name + "-writer", storage.entries(), rosters, publisher));
        MarkWriter marks = closing(new MarkWriter(name + "-marks", storage.marks(), live::marked));
        checkup = new Checkup(
                reconciler, settings.reconcileEvery().multipliedBy(3).plus(SLOW_STORE), installation, directory);
        return new Parts(
                storage,
                keyring,
                sealer,
                codec,
                access,
                profiles,
                rosters,
                reader,
                subscriptions,
                publisher,
                writer,
                marks,
                presence,
                live,
                calls,
                new Lanes<>(workers),
                settings.clock(),
                directory == null ? null : directory.staffs(),
                settings.receiptsVisible());
    }

    private @Nullable DirectoryPart directory(String name, Peers peers, Keyring keyring, Timer timer) {
        Directory known = settings.directory();
        if (known == null) {
            return null;
        }
        Ticker ticker = settings.nanoTime()::getAsLong;
        DirectoryCalls asking = closing(new DirectoryCalls(name + "-directory", timer, settings.nanoTime()));
        DirectoryEffects effects = new DirectoryEffects(sessions);
        Staffs staffs = new Staffs(known, settings.sync(), asking, effects, settings.nanoTime());
        timer.every(settings.sync().changesEvery(), staffs::tick);
        return new DirectoryPart(
                known,
                asking,
                staffs,
                new PeopleLookup(known, asking, staffs, ticker),
                new SignInThrottle(settings.signInLimits(), ticker),
                effects,
                new PersonNews(peers, keyring.pseudonyms(), sessions, staffs, asking));
    }

    private Executor ofHostOr(String own) {
        Executor ofHost = settings.callbackExecutor();
        return ofHost == null ? closing(Pool.following(own, OWN_THREADS)) : ofHost;
    }

    private static void onWorker(Pool workers, Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            // All workers are busy: the next tick comes soon.
            LOG.debug("No worker looked for changes this time");
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        started.addLast(part);
        return part;
    }
}
