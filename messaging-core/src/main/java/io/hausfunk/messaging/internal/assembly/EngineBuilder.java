// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.assembly.EngineSettings.FollowingSettings;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Limits;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Notifying;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Plugins;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Times;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.presence.PresenceSettings;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gathers what the host wants, checks it, and has the engine assembled. */
public final class EngineBuilder implements MessagingBuilder {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final long LARGEST_FILE = 4L * 1024 * 1024 * 1024;

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
    private MessageRules messageRules = MessageRules.defaults();
    private PersonLimits personLimits = PersonLimits.DEFAULT;
    private AttachmentSettings attachments = AttachmentSettings.DEFAULT;
    private boolean receiptsVisible;
    private PresencePolicy presencePolicy = PresencePolicy.nobody();
    private Duration presenceLease = Duration.ofMinutes(1);
    private Duration awayAfter = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();
    private @Nullable Executor callbackExecutor;
    private @Nullable ClusterTransport cluster;
    private @Nullable Notifying notifying;
    private @Nullable OutboxStore outbox;
    private AnnouncementPolicy announcements = AnnouncementPolicy.nobody();
    private AdministrationPolicy administration = AdministrationPolicy.nobody();

    private EngineOptions options;

    /** Begins with the defaults of hosts and these options. */
    public EngineBuilder(EngineOptions options) {
        this.options = options;
    }

    /** Changes what hosts do not change, on a builder that {@link Messaging#builder()} made. */
    public static MessagingBuilder with(MessagingBuilder builder, UnaryOperator<EngineOptions> change) {
        EngineBuilder known = (EngineBuilder) builder;
        known.options = change.apply(known.options);
        return known;
    }

    @Override
    public MessagingBuilder storage(MessagingStorage newStorage) {
        storage = Objects.requireNonNull(newStorage, "storage");
        return this;
    }

    @Override
    public MessagingBuilder keys(MasterKeys newKeys) {
        keys = Objects.requireNonNull(newKeys, "keys");
        return this;
    }

    @Override
    public MessagingBuilder directory(Directory newDirectory) {
        directory = Objects.requireNonNull(newDirectory, "directory");
        return this;
    }

    @Override
    public MessagingBuilder directorySync(SyncSettings settings) {
        sync = Objects.requireNonNull(settings, "settings");
        return this;
    }

    @Override
    public MessagingBuilder signInLimits(SignInLimits limits) {
        signInLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    @Override
    public MessagingBuilder personLimits(PersonLimits limits) {
        personLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    @Override
    public MessagingBuilder accessPolicy(AccessPolicy newPolicy) {
        policy = Objects.requireNonNull(newPolicy, "policy");
        return this;
    }

    @Override
    public MessagingBuilder accessCacheTime(Duration time) {
        accessCacheTime = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder keyCacheTime(Duration time) {
        keyCacheTime = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder deadline(Duration time) {
        deadline = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder reconcileEvery(Duration time) {
        reconcileEvery = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder workerThreads(int count) {
        workerThreads = count;
        return this;
    }

    @Override
    public MessagingBuilder maxBehind(int entries) {
        maxBehind = entries;
        return this;
    }

    @Override
    public MessagingBuilder content(ContentType<?> type) {
        contentTypes.add(Objects.requireNonNull(type, "type"));
        return this;
    }

    @Override
    public MessagingBuilder attachments(AttachmentSettings newSettings) {
        attachments = Objects.requireNonNull(newSettings, "settings");
        return this;
    }

    @Override
    public MessagingBuilder messageRules(MessageRules rules) {
        messageRules = Objects.requireNonNull(rules, "rules");
        return this;
    }

    @Override
    public MessagingBuilder receiptsVisible(boolean visible) {
        receiptsVisible = visible;
        return this;
    }

    @Override
    public MessagingBuilder presence(PresencePolicy policy) {
        presencePolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    @Override
    public MessagingBuilder presenceLease(Duration time) {
        presenceLease = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder awayAfter(Duration time) {
        awayAfter = Objects.requireNonNull(time, "time");
        return this;
    }

    @Override
    public MessagingBuilder clock(Clock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    @Override
    public MessagingBuilder callbackExecutor(Executor executor) {
        callbackExecutor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    @Override
    public MessagingBuilder cluster(ClusterTransport transport) {
        cluster = Objects.requireNonNull(transport, "transport");
        return this;
    }

    @Override
    public MessagingBuilder notifier(Notifier newNotifier, NotificationSettings settings) {
        notifying = new Notifying(
                Objects.requireNonNull(newNotifier, "notifier"), Objects.requireNonNull(settings, "settings"));
        return this;
    }

    @Override
    public MessagingBuilder announcements(AnnouncementPolicy newPolicy) {
        announcements = Objects.requireNonNull(newPolicy, "policy");
        return this;
    }

    @Override
    public MessagingBuilder administration(AdministrationPolicy newPolicy) {
        administration = Objects.requireNonNull(newPolicy, "policy");
        return this;
    }

    @Override
    public MessagingBuilder outbox(OutboxStore newOutbox) {
        outbox = Objects.requireNonNull(newOutbox, "outbox");
        return this;
    }

    @Override
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
        check(
                problems,
                attachments.maxBytes() >= 1 && attachments.maxBytes() <= LARGEST_FILE,
                "a file's maxBytes must be 1 to " + LARGEST_FILE);
        check(problems, maxBehind >= 1, "maxBehind must be at least 1");
        problems.addAll(ContentCodec.problems(contentTypes));
        check(
                problems,
                notifying == null || storage == null || storage instanceof HasTasks,
                "a notifier needs a store that keeps tasks");
        check(
                problems,
                announcements.senders().isEmpty()
                        || (directory != null && directory.feed().isPresent()),
                "announcements need a directory with a feed");
        check(
                problems,
                administration.groups().isEmpty()
                        || (directory != null && directory.feed().isPresent()),
                "roles by groups need a directory with a feed");
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
        return EngineAssembly.start(new EngineSettings(
                new Plugins(
                        storage,
                        keys,
                        policy,
                        List.copyOf(contentTypes),
                        directory,
                        cluster,
                        callbackExecutor,
                        notifying,
                        outbox),
                new Times(clock, accessCacheTime, keyCacheTime, deadline, reconcileEvery),
                new Limits(workerThreads, maxBehind, receiptsVisible, messageRules, personLimits),
                new FollowingSettings(sync, signInLimits, announcements, administration),
                new PresenceSettings(presencePolicy, presenceLease, awayAfter),
                attachments,
                options));
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
