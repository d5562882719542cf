// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the store holds, asked past the page. */
final class Stored {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId COMPANY = new TenantId("hausfunk-gmbh");

    private Stored() {}

    /** Does something in a conversation as this person, and closes the session. */
    static <R> R in(Messaging messaging, String person, String title, Function<Conversation, R> action) {
        try (Session session = Await.within(PATIENCE, messaging.openSession(COMPANY, UserId.of(person)))) {
            return action.apply(Await.within(
                    PATIENCE,
                    session.conversations()
                            .list(Optional.empty(), 50)
                            .thenCompose(page -> session.conversations()
                                    .open(page.conversations().stream()
                                            .filter(info -> info.title()
                                                    .filter(title::equals)
                                                    .isPresent())
                                            .findFirst()
                                            .orElseThrow()
                                            .id()))));
        }
    }

    /** The texts of a conversation as they are now, in its order. */
    static List<String> texts(Messaging messaging, String title) {
        return in(
                messaging,
                "anna",
                title,
                conversation -> Await.within(PATIENCE, conversation.timeline().after(0, 100)).items().stream()
                        .map(TimelineItem::content)
                        .flatMap(content ->
                                content instanceof TextContent text ? Stream.of(text.text()) : Stream.empty())
                        .toList());
    }
}
