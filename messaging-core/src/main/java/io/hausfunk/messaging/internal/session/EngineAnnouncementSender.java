// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.DeliveryShare;
import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.announcement.Reach;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.announcement.AnnouncementSteps;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a sender or reviewer does in one session. */
final class EngineAnnouncementSender implements AnnouncementSender {
    private final SessionLife life;
    private final AnnouncementFacets facets;
    private final AnnouncementSteps steps;

    EngineAnnouncementSender(SessionLife life, AnnouncementFacets facets) {
        this.life = life;
        this.facets = facets;
        this.steps = facets.steps();
    }

    private Actor actor() {
        Actor actor = life.open();
        steps.requireConfigured();
        return actor;
    }

    private static ConversationId id(ConversationId announcement) {
        return required(announcement, "announcement");
    }

    @Override
    public CompletionStage<Integer> preview(Audience audience) {
        return steps.preview(actor(), required(audience, "audience"));
    }

    @Override
    public CompletionStage<List<DeliveryShare>> deliveryTimes(Audience audience) {
        return steps.deliveryTimes(actor(), required(audience, "audience"));
    }

    @Override
    public CompletionStage<SentAnnouncement> draft(NewAnnouncement announcement) {
        return steps.draft(actor(), required(announcement, "announcement"));
    }

    @Override
    public CompletionStage<SentAnnouncement> revise(ConversationId announcement, AnnouncementContent content) {
        return steps.revise(actor(), id(announcement), required(content, "content"));
    }

    @Override
    public CompletionStage<SentAnnouncement> submit(ConversationId announcement) {
        return steps.submit(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> approve(ConversationId announcement, long version) {
        return steps.approve(actor(), id(announcement), version);
    }

    @Override
    public CompletionStage<SentAnnouncement> giveBack(ConversationId announcement) {
        return steps.giveBack(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> publish(ConversationId announcement) {
        return facets.unwrapped(life, steps.publish(actor(), id(announcement)));
    }

    @Override
    public CompletionStage<SentAnnouncement> pause(ConversationId announcement) {
        return steps.pause(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> resume(ConversationId announcement) {
        return steps.resume(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> stop(ConversationId announcement) {
        return steps.stop(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> correct(
            ConversationId announcement, AnnouncementContent content, boolean askAgain) {
        return facets.unwrapped(life, steps.correct(actor(), id(announcement), required(content, "content"), askAgain));
    }

    @Override
    public CompletionStage<SentAnnouncement> retract(ConversationId announcement) {
        return steps.retract(actor(), id(announcement));
    }

    @Override
    public CompletionStage<SentAnnouncement> find(ConversationId announcement) {
        return steps.find(actor(), id(announcement));
    }

    @Override
    public CompletionStage<List<SentAnnouncement>> own() {
        return steps.own(actor());
    }

    @Override
    public CompletionStage<List<SentAnnouncement>> toReview() {
        return steps.toReview(actor());
    }

    @Override
    public CompletionStage<Reach> reach(ConversationId announcement) {
        return facets.reach().reach(actor(), id(announcement));
    }

    @Override
    public CompletionStage<EvidenceFile> evidence(ConversationId announcement) {
        return facets.reach().evidence(actor(), id(announcement));
    }

    @Override
    public CompletionStage<List<UserId>> unacknowledged(ConversationId announcement) {
        return facets.unwrapped(life, facets.reach().unacknowledged(actor(), id(announcement)));
    }
}
