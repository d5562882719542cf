// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.CheckedConversations;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.announcement.AnnouncementLog;
import io.hausfunk.messaging.internal.announcement.AnnouncementResponses;
import io.hausfunk.messaging.internal.announcement.AnnouncementSteps;
import io.hausfunk.messaging.internal.announcement.BoardCalls;
import io.hausfunk.messaging.internal.announcement.BoardSources;
import io.hausfunk.messaging.internal.announcement.Boards;
import io.hausfunk.messaging.internal.announcement.DirectoryRules;
import io.hausfunk.messaging.internal.announcement.Emergencies;
import io.hausfunk.messaging.internal.announcement.EvidenceWriter;
import io.hausfunk.messaging.internal.announcement.ReachMarks;
import io.hausfunk.messaging.internal.announcement.ReachReader;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.notification.WorkWindow;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.session.AnnouncementFacets;
import io.hausfunk.messaging.internal.session.SubscriptionQuota;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Duration;

/** The parts for announcements. */
record AnnouncementParts(BoardSources sources, Boards boards, EvidenceWriter evidence) {
    static DirectoryRules rules(EngineSettings settings, Faults faults) {
        EngineSettings.Notifying notifying = settings.plugins().notifying();
        return new DirectoryRules(
                settings.following().announcements(),
                notifying == null ? null : new WorkWindow(notifying.settings().windows(), faults));
    }

    static AnnouncementParts of(
            EngineSettings settings,
            CheckedConversations conversations,
            Rosters rosters,
            AccessControl accessControl,
            DirectoryRules rules,
            ReadingParts reading,
            Keyring keyring,
            ContentCodec codec,
            DeliveryExecutor delivering) {
        MessagingStorage storage = settings.plugins().storage();
        BoardSources sources = new BoardSources(
                conversations,
                rosters,
                accessControl,
                rules,
                new AnnouncementLog(storage.entries(), storage.annexes(), reading.entries()),
                keyring.pseudonyms(),
                delivering,
                settings.times().clock());
        return new AnnouncementParts(sources, new Boards(sources), new EvidenceWriter(codec, keyring.evidence()));
    }

    /** What sessions do, over the mirrors of the directory. */
    AnnouncementFacets facets(
            Calls calls,
            DirectoryMirrors mirrors,
            AuditKeeper audit,
            ProposalPipeline pipeline,
            ConversationCreator creator,
            SubscriptionQuota quota) {
        DirectoryRules rules = sources.rules();
        rules.over(mirrors);
        BoardCalls asking = new BoardCalls(calls, boards, mirrors);
        AnnouncementSteps steps = new AnnouncementSteps(
                asking, rules, pipeline, creator, new Emergencies(audit.writer()), sources.clock());
        return new AnnouncementFacets(
                new AnnouncementResponses(asking, sources, pipeline),
                steps,
                new ReachReader(asking, rules, steps, sources.pseudonyms(), evidence),
                quota);
    }

    /** Writes again and again what was noted, and lets announcements begin and end. */
    void start(ProposalPipeline own, Identities identities, RegularWork regular, Duration every, Faults faults) {
        ReachMarks marks = new ReachMarks(boards, own, identities, faults);
        regular.every(every, "announcements", () -> {
            boards.tick();
            marks.run();
        });
    }
}
