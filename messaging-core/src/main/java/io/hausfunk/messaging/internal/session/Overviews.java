// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.ConversationPage;
import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.delivery.OverviewSubscriptions;
import io.hausfunk.messaging.internal.reading.Overview;
import io.hausfunk.messaging.internal.reading.OverviewReader;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.ConversationId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a person sees of all their conversations, once and as it changes. */
public final class Overviews {
    private final Overview overview;
    private final OverviewReader reader;
    private final OverviewSubscriptions subscriptions;
    private final SubscriptionQuota quota;

    /** Reads and listens through these. */
    public Overviews(
            Overview overview, OverviewReader reader, OverviewSubscriptions subscriptions, SubscriptionQuota quota) {
        this.overview = overview;
        this.reader = reader;
        this.subscriptions = subscriptions;
        this.quota = quota;
    }

    CompletionStage<ConversationPage> list(SessionLife life, Optional<ConversationId> after, int limit) {
        return life.read(() -> overview.page(life.actor(), after, limit));
    }

    CompletionStage<Map<ConversationId, Long>> unread(SessionLife life) {
        return life.read(() -> overview.unread(life.actor()));
    }

    CompletionStage<OverviewPage> page(SessionLife life, Optional<OverviewPosition> after, int limit) {
        return life.read(() -> reader.page(life.actor(), after, limit));
    }

    Subscription listen(SessionLife life, OverviewListener listener) {
        Actor actor = life.open();
        Subscription started = quota.start(
                actor.ref(),
                0,
                end -> subscriptions.start(actor, listener, closed -> {
                    end.run();
                    life.drop(closed);
                }));
        return life.keep(started, Subscription::close);
    }
}
