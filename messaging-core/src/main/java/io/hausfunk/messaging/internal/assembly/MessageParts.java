// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.attachments.AttachmentService;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.internal.reading.Polls;
import io.hausfunk.messaging.internal.reading.ReactionTexts;
import io.hausfunk.messaging.internal.reading.TimelineItems;
import io.hausfunk.messaging.internal.reading.TimelineReader;
import io.hausfunk.messaging.internal.session.MessageFacets;
import io.hausfunk.messaging.internal.session.Outbox;
import io.hausfunk.messaging.internal.session.Schedule;
import io.hausfunk.messaging.internal.writing.Forwards;
import io.hausfunk.messaging.internal.writing.MentionRules;
import io.hausfunk.messaging.internal.writing.MessageContents;
import io.hausfunk.messaging.internal.writing.MessageEdits;
import io.hausfunk.messaging.internal.writing.MessageMarks;
import io.hausfunk.messaging.internal.writing.MessageRevisions;
import io.hausfunk.messaging.internal.writing.MessageSender;
import io.hausfunk.messaging.internal.writing.MessageTargets;
import io.hausfunk.messaging.internal.writing.PollVotes;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.internal.writing.SendRules;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;

/** Makes the parts that say, change and show messages. */
final class MessageParts {
    private final EngineSettings settings;
    private final MessagingStorage storage;
    private final ContentCodec codec;
    private final Clock clock;
    private final Ticker ticker;
    private final Pseudonyms pseudonyms;
    private final MentionRules mentions;
    private final MessageTargets targets;
    private final MessageContents contents;

    MessageParts(
            EngineSettings settings, ContentCodec codec, EntrySealer sealer, Pseudonyms pseudonyms, Ticker ticker) {
        this.settings = settings;
        this.storage = settings.plugins().storage();
        this.codec = codec;
        this.clock = settings.times().clock();
        this.ticker = ticker;
        this.pseudonyms = pseudonyms;
        this.mentions = new MentionRules(pseudonyms);
        this.targets = new MessageTargets(storage.entries(), storage.annexes(), pseudonyms);
        this.contents = new MessageContents(codec, sealer);
    }

    /** What people may send. */
    SendRules rules(Rosters rosters, AccessControl accessControl) {
        return new SendRules(rosters, mentions, targets, new Forwards(accessControl, targets, contents, clock), clock);
    }

    MessageFacets facets(
            ProposalPipeline pipeline,
            SendRules rules,
            TimelineReader timeline,
            AttachmentService attachments,
            Schedule schedule,
            Outbox outbox,
            MachineMessages machine) {
        return new MessageFacets(
                new MessageSender(pipeline, rules, codec),
                new MessageRevisions(
                        pipeline,
                        targets,
                        new MessageEdits(contents, mentions),
                        settings.limits().messages(),
                        clock),
                new MessageMarks(pipeline, targets, contents, clock),
                new PollVotes(pipeline, targets, contents, clock),
                timeline,
                attachments,
                schedule,
                outbox,
                machine);
    }

    TimelineReader timeline(AccessControl accessControl, EntryReader entries, Identities identities) {
        ReactionTexts texts = new ReactionTexts(
                storage.entries(), storage.annexes(), entries, settings.times().keyCache(), ticker);
        TimelineItems items = TimelineItems.reading(
                storage.entries(), storage.annexes(), entries, texts, new Polls(pseudonyms), identities);
        return new TimelineReader(accessControl, storage.entries(), storage.annexes(), items);
    }
}
