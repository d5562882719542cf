// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.SignInLimits;
import io.hausfunk.messaging.directory.SyncSettings;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.engine.Engine;
import io.hausfunk.messaging.internal.engine.EngineSettings;
import io.hausfunk.messaging.internal.nodes.NodeSettings;
import io.hausfunk.messaging.internal.presence.PresenceSettings;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configures an engine. Store and keys are required; everything else has a default. Not thread-safe; used once.
 *
 * <p>Everything that the host gives (a {@code DataSource} inside the store, {@link Vertx}, {@link Executor}) stays the
 * host's and is never closed.
 */
public final class MessagingBuilder {
    private static final Duration LONGEST = Duration.ofHours(24);

    private @Nullable MessagingStorage storage;
    private @Nullable MasterKeys keys;
    private @Nullable Directory directory;
    private SyncSettings sync = SyncSettings.DEFAULT;
    private SignInLimits signInLimits = SignInLimits.DEFAULT;
    private AccessPolicy policy =
            questions -> questions.stream().map(question -> false).toList();
    private Duration accessCacheTime = Duration.ofSeconds(5);
    private Duration keyCacheTime = Duration.ofMinutes(10);
    private Duration deadline = Duration.ofSeconds(10);
    private Duration reconcileEvery = Duration.ofSeconds(2);
    private int workerThreads = 8;
    private int maxBehind = 10_000;
    private final List<ContentType<?>> contentTypes = new ArrayList<>();
    private boolean receiptsVisible;
    private PresencePolicy presencePolicy = PresencePolicy.nobody();
    private Duration presenceLease = Duration.ofMinutes(1);
    private Duration awayAfter = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();
    private @Nullable Executor callbackExecutor;
    private @Nullable Vertx vertx;
    private @Nullable Cluster cluster;
    private NodeSettings nodeSettings = NodeSettings.DEFAULT;
    private LongSupplier nanoTime = System::nanoTime;
    private UnaryOperator<EntrySealer> sealer = UnaryOperator.identity();

    MessagingBuilder() {}

    /** Where everything is stored. Required. The engine opens and closes it. */
    public MessagingBuilder storage(MessagingStorage newStorage) {
        storage = Objects.requireNonNull(newStorage, "storage");
        return this;
    }

    /** The keys above all others. Required. */
    public MessagingBuilder keys(MasterKeys newKeys) {
        keys = Objects.requireNonNull(newKeys, "keys");
        return this;
    }

    /**
     * The people: needed for {@link Messaging#signIn} and {@link Messaging#directory}, and then also asked whether somebody is there and may
     * take part before they get a session, are written to or brought in. Who is not in it, such as an account of the host's software, needs a
     * directory beside it: see {@link io.hausfunk.messaging.directory.Directories}. Not closed by the engine. Default: none, the host
     * vouches for every {@link UserId}.
     */
    public MessagingBuilder directory(Directory newDirectory) {
        directory = Objects.requireNonNull(newDirectory, "directory");
        return this;
    }

    /** How the directory is followed. Default: {@link SyncSettings#DEFAULT}. */
    public MessagingBuilder directorySync(SyncSettings settings) {
        sync = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /** How many sign-ins may fail. Default: {@link SignInLimits#DEFAULT}. */
    public MessagingBuilder signInLimits(SignInLimits limits) {
        signInLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** Who may read and write about the host's own objects. Default: nobody. */
    public MessagingBuilder accessPolicy(AccessPolicy newPolicy) {
        policy = Objects.requireNonNull(newPolicy, "policy");
        return this;
    }

    /** How long the policy's answers are kept, up to a minute: how late a withdrawal or a grant takes effect. Default: 5 seconds. */
    public MessagingBuilder accessCacheTime(Duration time) {
        accessCacheTime = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * How long opened keys are kept: how late the deletion of a key takes effect, how long messages flow while the key
     * service is out of reach. Default: 10 minutes.
     */
    public MessagingBuilder keyCacheTime(Duration time) {
        keyCacheTime = Objects.requireNonNull(time, "time");
        return this;
    }

    /** After which time every stage is answered at the latest, from 100 ms. Default: 10 seconds. */
    public MessagingBuilder deadline(Duration time) {
        deadline = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * How often the store is asked for what no signal told, from 100 ms: how late listeners hear what another node
     * committed. Default: 2 seconds.
     */
    public MessagingBuilder reconcileEvery(Duration time) {
        reconcileEvery = Objects.requireNonNull(time, "time");
        return this;
    }

    /** How many threads do what blocks, 1 to 256. The store should have as many connections, and four more. Default: 8. */
    public MessagingBuilder workerThreads(int count) {
        workerThreads = count;
        return this;
    }

    /** By how many entries of a conversation a listener may lag before it is told to read for itself. Default: 10,000. */
    public MessagingBuilder maxBehind(int entries) {
        maxBehind = entries;
        return this;
    }

    /**
     * Adds a type of content that people may send beside texts: see {@link Draft#of}. Every node of the installation should register it;
     * one that does not hands it over as {@link io.hausfunk.messaging.content.UnknownContent}.
     */
    public MessagingBuilder content(ContentType<?> type) {
        contentTypes.add(Objects.requireNonNull(type, "type"));
        return this;
    }

    /** Whether participants see how far the others read. Default: no. */
    public MessagingBuilder receiptsVisible(boolean visible) {
        receiptsVisible = visible;
        return this;
    }

    /**
     * Who may see whether somebody is there. Default: nobody sees anybody else. {@link PresencePolicy#everybodyOfTheTenant()}
     * costs nothing for each pair of people.
     */
    public MessagingBuilder presence(PresencePolicy policy) {
        presencePolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** For how long a connected device counts that says nothing, from 5 seconds. Default: a minute. */
    public MessagingBuilder presenceLease(Duration time) {
        presenceLease = Objects.requireNonNull(time, "time");
        return this;
    }

    /** After which time without doing anything on any device somebody is away, from a second. Default: 5 minutes. */
    public MessagingBuilder awayAfter(Duration time) {
        awayAfter = Objects.requireNonNull(time, "time");
        return this;
    }

    /** The time that entries carry; it orders nothing. Default: the system's. */
    public MessagingBuilder clock(Clock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    /**
     * Where stages complete and listeners are called. Default: four threads of the engine's own for each of the two. On
     * an executor of the host, a listener or callback that waits for a stage holds a thread that may have to complete it.
     */
    public MessagingBuilder callbackExecutor(Executor executor) {
        callbackExecutor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * The host's Vert.x, whose EventBus carries the signals within this engine. It does not join engines, also not
     * if it is clustered: see {@link #cluster}. Default: a small one of our own.
     */
    public MessagingBuilder vertx(Vertx newVertx) {
        vertx = Objects.requireNonNull(newVertx, "vertx");
        return this;
    }

    /**
     * Joins this engine with the others of the installation, so that what is said on one node is heard on all at once. Needs
     * a store that nodes share. Default: none; then what another node committed is found in the store, see {@link
     * #reconcileEvery}.
     *
     * @param newCluster used by this engine alone, and closed with it
     */
    public MessagingBuilder cluster(Cluster newCluster) {
        cluster = Objects.requireNonNull(newCluster, "cluster");
        return this;
    }

    /** For tests: the time by which caches age. */
    MessagingBuilder nanoTime(LongSupplier source) {
        nanoTime = source;
        return this;
    }

    /** For tests: when a node is taken for what. */
    MessagingBuilder nodeSettings(NodeSettings settings) {
        nodeSettings = settings;
        return this;
    }

    /** For measurements only: puts something around, or in place of, the cipher of entries. */
    MessagingBuilder sealer(UnaryOperator<EntrySealer> wrapper) {
        sealer = wrapper;
        return this;
    }

    /**
     * Checks everything, opens the store and starts the engine.
     *
     * @throws ConfigurationException with every problem at once, before anything is opened
     * @throws io.hausfunk.messaging.error.StorageException if the store does not open
     * @throws io.hausfunk.messaging.error.HostException if the cluster cannot be joined now: {@code CLUSTER_UNAVAILABLE}; with
     *     another store object and builder it may be tried again
     */
    public Messaging start() {
        List<String> problems = new ArrayList<>();
        check(problems, storage != null, "storage is required");
        check(problems, keys != null, "keys are required");
        within(problems, "accessCacheTime", accessCacheTime, Duration.ofMillis(1), Duration.ofMinutes(1));
        within(problems, "keyCacheTime", keyCacheTime, Duration.ofSeconds(1), LONGEST);
        within(problems, "deadline", deadline, Duration.ofMillis(100), LONGEST);
        within(problems, "presenceLease", presenceLease, Duration.ofSeconds(5), LONGEST);
        within(problems, "awayAfter", awayAfter, Duration.ofSeconds(1), LONGEST);
        within(problems, "reconcileEvery", reconcileEvery, Duration.ofMillis(100), LONGEST);
        check(problems, workerThreads >= 1 && workerThreads <= 256, "workerThreads must be 1 to 256");
        check(problems, maxBehind >= 1, "maxBehind must be at least 1");
        problems.addAll(ContentCodec.problems(contentTypes));
        if (cluster != null) {
            problems.addAll(cluster.problems());
            check(
                    problems,
                    storage == null || storage.descriptor().shared(),
                    "a cluster needs a store that nodes share, such as PostgreSQL");
        }
        if (storage == null || keys == null || !problems.isEmpty()) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, String.join("; ", problems));
        }
        return Engine.start(new EngineSettings(
                storage,
                keys,
                directory,
                sync,
                signInLimits,
                policy,
                accessCacheTime,
                keyCacheTime,
                deadline,
                reconcileEvery,
                workerThreads,
                maxBehind,
                receiptsVisible,
                clock,
                nanoTime,
                callbackExecutor,
                vertx,
                cluster,
                nodeSettings,
                new PresenceSettings(presencePolicy, presenceLease, awayAfter),
                List.copyOf(contentTypes),
                sealer));
    }

    private static void within(List<String> problems, String name, Duration value, Duration least, Duration most) {
        check(
                problems,
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                name + " must be " + least + " to " + most);
    }

    private static void check(List<String> problems, boolean good, String problem) {
        if (!good) {
            problems.add(problem);
        }
    }
}
