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
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.internal.delivery.Delivery;
import io.hausfunk.messaging.internal.delivery.Dispatcher;
import io.hausfunk.messaging.internal.delivery.EntryReader;
import io.hausfunk.messaging.internal.delivery.Fetcher;
import io.hausfunk.messaging.internal.delivery.RecentEntries;
import io.hausfunk.messaging.internal.delivery.Reconciler;
import io.hausfunk.messaging.internal.delivery.RemoteNews;
import io.hausfunk.messaging.internal.delivery.Subscriptions;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.directory.SignInThrottle;
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.internal.live.Live;
import io.hausfunk.messaging.internal.nodes.Alone;
import io.hausfunk.messaging.internal.nodes.Installation;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.presence.Surroundings;
import io.hausfunk.messaging.internal.presence.WhoIsThere;
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
        // First, since it finds out whether the class path is whole, before anything is opened.
        ContentCodec codec = closing(ContentCodec.create(settings.contentTypes()));
        MessagingStorage storage = closing(settings.storage());
        storage.open();
        String name = "hausfunk-" + UUID.randomUUID().toString().substring(0, 8);
        Ticker ticker = settings.nanoTime()::getAsLong;
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
        WhoIsThere whoIsThere = new WhoIsThere(
                new Surroundings(
                        peers,
                        settings.nanoTime(),
                        settings.clock(),
                        rosters,
                        access,
                        keyring.people(),
                        storage.conversations(),
                        settings.receiptsVisible(),
                        workers,
                        fetching,
                        listeners),
                settings.presence());
        Live live = whoIsThere.live();
        Subscriptions subscriptions = new Subscriptions(whoIsThere.roll());
        RecentEntries recent = new RecentEntries(ticker);
        Dispatcher dispatcher = new Dispatcher(rosters, subscriptions, fetching);
        RemoteNews news = new RemoteNews(
                peers, rosters, whoIsThere.roll()::nodesWith, recent, subscriptions, dispatcher, live::entryFrom);
        Signals signals = closing(new Signals(vertx.vertx(), name + ".signal", dispatcher::heard));
        Fetcher fetcher = new Fetcher(storage.entries(), recent, reader, rosters, access, settings.maxBehind());
        Delivery delivery = new Delivery(
                storage.conversations(),
                subscriptions,
                recent,
                fetcher,
                fetching,
                listeners,
                signals::publish,
                news,
                live::entryFrom);
        Reconciler reconciler = new Reconciler(
                storage.changes(),
                dispatcher::heard,
                subscriptions::retryStalled,
                () -> subscriptions.relist(delivery::relist),
                settings.nanoTime(),
                settings.reconcileEvery());
        directory = directory(name, peers, keyring, timer);
        if (installation != null) {
            installation.start(timer);
        }
        timer.every(WhoIsThere.TICK, whoIsThere::tick);
        reconciler.run();
        timer.every(settings.reconcileEvery().dividedBy(Reconciler.MOST_OFTEN), () -> {
            if (reconciler.due()) {
                onWorker(workers, reconciler::run);
            }
        });

        EntryWriter writer = closing(new EntryWriter(name + "-writer", storage.entries(), rosters, delivery));
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
                delivery,
                writer,
                marks,
                whoIsThere,
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
