// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.CheckedConversations;
import io.hausfunk.messaging.internal.access.PolicyAnswers;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.access.RosterProofs;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.access.WritePace;
import io.hausfunk.messaging.internal.administration.Administered;
import io.hausfunk.messaging.internal.announcement.DirectoryRules;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Plugins;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Times;
import io.hausfunk.messaging.internal.attachments.Transfers;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.RefusalSlots;
import io.hausfunk.messaging.internal.concurrent.StoreOutage;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.internal.crypto.WatchedMasterKeys;
import io.hausfunk.messaging.internal.delivery.EntrySubscriptions;
import io.hausfunk.messaging.internal.delivery.OverviewSubscriptions;
import io.hausfunk.messaging.internal.delivery.PersonalChanges;
import io.hausfunk.messaging.internal.delivery.Reconciler;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.explanation.DirectoryLink;
import io.hausfunk.messaging.internal.following.DirectoryRuns;
import io.hausfunk.messaging.internal.following.Follower;
import io.hausfunk.messaging.internal.following.SessionsAndGroups;
import io.hausfunk.messaging.internal.health.HealthCheck;
import io.hausfunk.messaging.internal.history.ChangesOfHistory;
import io.hausfunk.messaging.internal.history.HistoryWatch;
import io.hausfunk.messaging.internal.history.PeersOfHistory;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.machine.MachineSender;
import io.hausfunk.messaging.internal.machine.ServiceConversations;
import io.hausfunk.messaging.internal.nodes.ClusterNode;
import io.hausfunk.messaging.internal.nodes.NoPeers;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.people.AccountCheck;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.internal.reading.ParticipantReader;
import io.hausfunk.messaging.internal.session.ConversationHandles;
import io.hausfunk.messaging.internal.session.Listening;
import io.hausfunk.messaging.internal.session.Overviews;
import io.hausfunk.messaging.internal.session.OwnRecords;
import io.hausfunk.messaging.internal.session.SessionEnding;
import io.hausfunk.messaging.internal.session.SessionFactory;
import io.hausfunk.messaging.internal.session.SessionFactory.ConversationFacets;
import io.hausfunk.messaging.internal.session.SessionFactory.PresenceFacets;
import io.hausfunk.messaging.internal.session.SessionOpening;
import io.hausfunk.messaging.internal.session.Sessions;
import io.hausfunk.messaging.internal.session.SignIn;
import io.hausfunk.messaging.internal.session.SubscriptionQuota;
import io.hausfunk.messaging.internal.session.TypingAndMarks;
import io.hausfunk.messaging.internal.writing.Composer;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.EntryWriter;
import io.hausfunk.messaging.internal.writing.ExpiryPurge;
import io.hausfunk.messaging.internal.writing.MarkWriter;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.internal.writing.ScheduledSender;
import io.hausfunk.messaging.internal.writing.SendRules;
import io.hausfunk.messaging.internal.writing.WritingProbe;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: makes the parts in the order in which they need each other, from the store up to the sessions, and
 * starts them. Each gets only what it works with.
 */
final class EngineAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(EngineAssembly.class);
    private static final int MAX_KEYS = 20_000;

    private final EngineSettings settings;
    private final Plugins plugins;
    private final Times times;
    private final LongSupplier nanoTime;
    private final Ticker ticker;
    private final StartedParts parts;
    private final String name = "hausfunk-" + UUID.randomUUID().toString().substring(0, 8);

    private EngineAssembly(EngineSettings settings, StartedParts parts) {
        this.settings = settings;
        this.parts = parts;
        this.plugins = settings.plugins();
        this.times = settings.times();
        this.nanoTime = settings.options().nanoTime();
        this.ticker = nanoTime::getAsLong;
    }

    /** Opens the store, starts the threads, and is ready when it returns; or stops again what it started and throws. */
    static Engine start(EngineSettings settings) {
        StartedParts parts = new StartedParts();
        try {
            Engine engine = new EngineAssembly(settings, parts).assemble();
            LOG.info("Started on {}", settings.plugins().storage().descriptor());
            return engine;
        } catch (LinkageError e) {
            parts.close();
            throw UnfitLibrary.named(e);
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    private Engine assemble() {
        // Store, keys, content.
        MessagingStorage storage = parts.add(plugins.storage());
        storage.open();
        FaultCounter faults = new FaultCounter(nanoTime);
        HistoryWatch histories = new HistoryWatch(storage.history(), faults, nanoTime);
        ContentCodec codec = parts.add(ContentCodec.create(plugins.contentTypes()));
        WatchedMasterKeys masterKeys = new WatchedMasterKeys(plugins.keys(), nanoTime);
        Keyring keyring =
                Keyring.create(storage.keys(), masterKeys, new KeyringSettings(MAX_KEYS, times.keyCache(), ticker));
        keyring.prove();
        EntrySealer sealer = settings.options().sealer().apply(keyring.entries());
        Identities identities = new Identities(keyring.pseudonyms(), keyring.people());

        // Who may do what.
        RosterProofs proofs = new RosterProofs(keyring.proofs(), keyring.pseudonyms());
        CheckedConversations conversations = new CheckedConversations(storage.conversations(), proofs);
        DirectoryRules announcing = AnnouncementParts.rules(settings, faults);
        Access access = new Access(new PolicyAnswers(plugins.policy(), times.accessCache(), ticker), announcing);
        Profiles profiles = new Profiles(keyring.profiles(), codec, times.keyCache(), ticker);
        Rosters rosters = new Rosters(conversations, profiles, times.keyCache(), ticker);
        AccessControl accessControl = new AccessControl(
                access,
                conversations,
                rosters,
                profiles,
                new WritePace(settings.limits().person(), ticker));

        // Threads.
        ThreadParts threads =
                new ThreadParts(parts, name, settings.limits().workerThreads(), plugins.callbacks(), faults);
        Pool ownWork = threads.ownWork;
        Calls calls = new Calls(threads.workers, threads.callbacks, threads.timer, times.deadline(), histories);
        parts.add(calls::expireAll);

        // Other nodes, and who is there.
        ClusterNode installation = LiveParts.installation(settings, parts, name, keyring, ownWork, faults);
        Peers peers = installation == null ? new NoPeers() : new PeersOfHistory(installation.peers(), histories);
        DeliveryExecutor delivering = new DeliveryExecutor(threads.fetching, threads.listeners, faults);
        DeliveryExecutor watching = new DeliveryExecutor(threads.looking, threads.listeners, faults);
        LiveParts liveParts = new LiveParts(
                settings,
                peers,
                delivering,
                watching,
                LiveParts.access(settings, rosters, access, keyring),
                LiveParts.receipts(conversations),
                rosters);

        // Reading, delivery.
        ReadingParts reading = ReadingParts.of(
                storage, conversations, accessControl, keyring, sealer, codec, times.clock(), histories::tag);
        DeliveryParts delivery = new DeliveryParts(peers, rosters, liveParts, delivering, ticker, faults);
        EntrySubscriptions subscriptions = delivery.subscriptions(
                conversations,
                storage.entries(),
                reading.entries(),
                access,
                settings.limits().maxBehind());
        AnnouncementParts announcements = AnnouncementParts.of(
                settings, conversations, rosters, accessControl, announcing, reading, keyring, codec, delivering);
        delivery.dispatcher.alsoTell(announcements.boards()::committed);
        StoreOutage outage = new StoreOutage(nanoTime);
        Reconciler reconciler = new Reconciler(
                new ChangesOfHistory(storage.changes(), histories),
                delivery.dispatcher::committed,
                subscriptions::relistAll,
                nanoTime,
                times.reconcileEvery(),
                faults,
                outage);
        PersonalChanges personalNews = new PersonalChanges(peers, liveParts.served, delivery.consumers);
        personalNews.start();
        delivery.start(peers);
        liveParts.start();

        // The pipeline.
        CommitWatch entriesWatch = new CommitWatch(nanoTime, "writing", outage);
        CommitWatch marksWatch = new CommitWatch(nanoTime, "marks", outage);
        EntryWriter writer = parts.add(new EntryWriter(
                name + "-writer",
                conversations,
                storage.entries(),
                histories,
                rosters,
                delivery.publisher,
                entriesWatch));
        Consumer<List<MarkUpdate>> marked = updates -> {
            liveParts.events.marked(updates);
            personalNews.marked(updates);
        };
        MarkWriter marks = parts.add(new MarkWriter(name + "-marks", storage.marks(), marked, marksWatch));
        AttachmentParts files = AttachmentParts.of(storage, keyring, sealer, codec, times.clock());
        Composer composer = new Composer(
                times.clock(), codec, keyring.pseudonyms(), sealer, proofs, AttachmentParts.effects(profiles, files));
        ProposalPipeline pipeline =
                new ProposalPipeline(accessControl, composer, writer, histories, calls, threads.workers);

        // The directory.
        Sessions sessions = new Sessions();
        DirectoryParts directory = DirectoryParts.of(
                settings,
                parts,
                new SessionsAndGroups(
                        sessions,
                        new Follower(
                                new ProposalPipeline(
                                        accessControl, composer, writer, histories, calls, CallerExecutor.of(ownWork)),
                                rosters,
                                reading.memberships(),
                                identities,
                                storage.leases()),
                        announcements.boards()::directoryChanged),
                name,
                threads.timer,
                faults);
        DirectoryMirrors mirrors = directory == null ? null : directory.mirrors();

        // Sessions.
        Accounts accounts = new Accounts(identities, mirrors == null ? AccountCheck.EVERYBODY : mirrors::mayTakePart);
        ConversationCreator creator =
                new ConversationCreator(pipeline, accessControl, access, conversations, keyring.pseudonyms(), accounts);
        RefusalSlots refusals = new RefusalSlots(threads.timer, nanoTime);
        ConversationChanges changes =
                new ConversationChanges(pipeline, calls, access, keyring.pseudonyms(), accounts, refusals);
        ScheduleParts later = ScheduleParts.of(plugins, keyring, codec, times.clock());
        MessageParts messages = new MessageParts(settings, codec, sealer, keyring.pseudonyms(), ticker);
        SendRules rules = messages.rules(rosters, accessControl);
        ProposalPipeline own =
                new ProposalPipeline(accessControl, composer, writer, histories, calls, CallerExecutor.of(ownWork));
        ServiceConversations services = new ServiceConversations(creator, accounts, identities);
        MachineParts machine = MachineParts.of(
                settings,
                keyring,
                identities,
                mirrors,
                new MachineParts.Sources(
                        accessControl,
                        reading,
                        services,
                        new MachineSender(pipeline, own, services, codec, calls, times.clock()),
                        faults),
                ticker);
        parts.add(machine.messages());
        SubscriptionQuota quota = new SubscriptionQuota(settings.limits().person());
        var audit = AuditParts.of(settings, keyring, reading, codec, identities, creator, own);
        SessionFactory factory = new SessionFactory(
                calls,
                sessions,
                new ConversationFacets(
                        creator,
                        changes,
                        new Overviews(
                                reading.overview(),
                                reading.overviews(),
                                new OverviewSubscriptions(delivery.consumers, reading.overviews(), delivering),
                                quota),
                        new ConversationHandles(
                                messages.facets(
                                        pipeline,
                                        rules,
                                        messages.timeline(accessControl, reading.entries(), identities),
                                        AttachmentParts.service(
                                                files,
                                                parts.add(new Transfers(threads.transfers(), calls)),
                                                accessControl,
                                                keyring,
                                                settings.attachments(),
                                                times.clock()),
                                        later.schedule(accessControl),
                                        later.outbox(accessControl),
                                        machine.messages()),
                                changes,
                                new TypingAndMarks(accessControl, marks, liveParts.presence, liveParts.events, calls),
                                reading.conversation(),
                                new ParticipantReader(
                                        accessControl,
                                        identities,
                                        settings.limits().receiptsVisible()),
                                new OwnRecords(accessControl, reading.personal(), personalNews))),
                new PresenceFacets(liveParts.presence, identities, quota, new QuietHoursRecords(reading.own())),
                directory == null
                        ? null
                        : directory.ofSessions(
                                announcements.facets(calls, directory.mirrors(), audit, pipeline, creator, quota)),
                new Listening(reading.synchronizer(), subscriptions, liveParts.events, quota, reading.positions()));
        SessionOpening opening = new SessionOpening(calls, accounts, factory, sessions, liveParts.presence::end);

        AdministrationParts administration = new AdministrationParts(
                new AdministrationParts.Sources(settings, keyring, calls, identities, mirrors),
                audit,
                new SessionEnding(peers, sessions, ownWork, faults));
        SignIn signIn = directory == null ? null : directory.signIn(calls, refusals, opening);
        DirectoryRuns runs = directory == null
                ? null
                : directory.runs(peers, keyring.pseudonyms(), sessions, calls, identities, creator);

        // Forgotten when the store's history changes: whatever was trusted because numbers only rise or rows stay.
        List.<Runnable>of(keyring::forget, profiles::forget, rosters::forget, conversations::forget)
                .forEach(histories::onChange);
        delivery.forgetting(announcements.boards()::forget).forEach(histories::onChange);
        histories.afterChange(reconciler::again);
        histories.afterChange(() ->
                ownWork.execute(() -> faults.guard("history", () -> sessions.renew(accounts::actor))));

        // What comes back regularly.
        Duration every = times.reconcileEvery();
        if (installation != null) {
            installation.start(threads.timer);
        }
        liveParts.tickRegularly(threads.timer, faults);
        threads.timer.every(every, () -> faults.guard("entry delivery", delivery.consumers::retryStalled));
        threads.retryRegularly();
        RegularWork regular = new RegularWork(threads.timer, ownWork, faults);
        ExpiryPurge expiry = new ExpiryPurge(own, storage, identities, times.clock(), faults);
        regular.every(every, "expiry", expiry::run);
        later.start(new ScheduledSender(own, rules, identities, accounts), regular, every, faults);
        machine.start(regular, every);
        announcements.start(own, identities, regular, every, faults);
        regular.every(Duration.ofHours(1), "unused positions", reading.records()::deleteUnused);
        NotificationParts telling = new NotificationParts(settings, threads, faults);
        telling.start(
                new NotificationParts.Sources(announcements, reading, identities),
                NotificationParts.people(identities, accounts, liveParts.served),
                regular,
                histories);
        reconciler.run();
        regular.every(every.dividedBy(Reconciler.MOST_OFTEN), reconciler::due, "look for changes", reconciler::run);
        AttachmentParts.purge(files, regular, every);
        regular.every(
                every, "writing probe", new WritingProbe(storage.leases(), List.of(entriesWatch, marksWatch))::run);

        // Health.
        Duration slow = EngineChecks.slow(every);
        List<HealthCheck> checks = new ArrayList<>(threads.checks());
        checks.addAll(List.of(
                report -> EngineChecks.reading(reconciler, slow, report),
                report -> writer.report(report, slow),
                report -> marks.report(report, slow),
                histories::report,
                report -> EngineChecks.faults(faults, report),
                masterKeys::report,
                conversations::report,
                telling::report,
                later::report,
                threads.timer::report));
        checks.addAll(
                EngineChecks.optional(LiveParts.others(storage, parts, installation, nanoTime, regular), mirrors));
        Checkup checkup = new Checkup(
                checks, installation, faults, List.of(telling::metrics, later::metrics, machine.messages()::metrics));
        return new Engine(
                parts,
                opening,
                administration.of(
                        new Administered(
                                keyring.rotation(),
                                runs,
                                machine.accounts(),
                                ExplanationParts.explainer(
                                        storage,
                                        reading,
                                        announcements,
                                        identities,
                                        new DirectoryLink(accounts, mirrors),
                                        ExplanationParts.reach(installation, liveParts.served, telling))),
                        checkup::health),
                machine.messages(),
                signIn,
                checkup,
                settings.attachments());
    }
}
