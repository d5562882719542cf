// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.announcement.BoardSources;
import io.hausfunk.messaging.internal.explanation.AnnouncementLinks;
import io.hausfunk.messaging.internal.explanation.ConversationLinks;
import io.hausfunk.messaging.internal.explanation.DeliveryExplainer;
import io.hausfunk.messaging.internal.explanation.DirectoryLink;
import io.hausfunk.messaging.internal.explanation.ReachLinks;
import io.hausfunk.messaging.internal.nodes.ClusterNode;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts that explain why a message reaches somebody or not. */
final class ExplanationParts {
    private ExplanationParts() {}

    static ReachLinks reach(@Nullable ClusterNode installation, ServedPeople served, NotificationParts telling) {
        return new ReachLinks(
                () -> Optional.ofNullable(installation).map(ClusterNode::health), served::reached, telling.outlook());
    }

    static DeliveryExplainer explainer(
            MessagingStorage storage,
            ReadingParts reading,
            AnnouncementParts announcements,
            Identities identities,
            DirectoryLink directory,
            ReachLinks reach) {
        BoardSources sources = announcements.sources();
        return new DeliveryExplainer(
                identities,
                directory,
                new ConversationLinks(sources.accessControl(), storage.entries(), reading.removals()),
                new AnnouncementLinks(sources.conversations(), announcements.boards()),
                reach,
                sources.clock());
    }
}
