// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.announcement.Acknowledgement;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.Announcements;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.ConversationId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Announcements in the hands of one session's person. */
final class EngineAnnouncements implements Announcements {
    private final SessionLife life;
    private final AnnouncementFacets facets;
    private final EngineConversations conversations;

    EngineAnnouncements(SessionLife life, AnnouncementFacets facets, EngineConversations conversations) {
        this.life = life;
        this.facets = facets;
        this.conversations = conversations;
    }

    @Override
    public CompletionStage<List<Announcement>> current() {
        return facets.responses().current(life.open());
    }

    @Override
    public CompletionStage<Subscription> listen(AnnouncementListener listener) {
        required(listener, "listener");
        return facets.listen(life, listener);
    }

    @Override
    public CompletionStage<Void> markRead(ConversationId announcement, long version) {
        return facets.responses().markRead(life.open(), required(announcement, "announcement"), version);
    }

    @Override
    public CompletionStage<Acknowledgement> acknowledge(ConversationId announcement, long version, OptionalInt choice) {
        required(choice, "choice");
        return facets.responses().acknowledge(life.open(), required(announcement, "announcement"), version, choice);
    }

    @Override
    public CompletionStage<Sent> reply(ConversationId announcement, Draft draft) {
        required(draft, "draft");
        return facets.unwrapped(
                life,
                facets.responses()
                        .sender(life.open(), required(announcement, "announcement"))
                        .thenCompose(conversations::direct)
                        .thenCompose(direct -> direct.send(draft)));
    }

    @Override
    public AnnouncementSender sender() {
        life.open();
        return new EngineAnnouncementSender(life, facets);
    }
}
