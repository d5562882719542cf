// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.integration.TestCalls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Anna, who writes to ben while things go wrong, and knows what should be there. */
final class Correspondence {
    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final KnownMasterKeys keys = KnownMasterKeys.fresh();
    private final Place place;
    private final List<String> acknowledged = new ArrayList<>();
    private int number;

    Correspondence(Place place) {
        this.place = place;
    }

    Messaging start() {
        return Messaging.builder()
                .storage(place.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .deadline(Duration.ofSeconds(20))
                .start();
    }

    /** A start that is refused with this code. */
    void refusedStart(ErrorCode code) {
        refused(() -> start().close(), code);
    }

    Session session(Messaging messaging, String user) {
        return done(messaging.openSession(tenant, UserId.of(user)));
    }

    Conversation conversation(Messaging messaging) {
        return done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
    }

    Draft draft() {
        return Draft.text("message " + ++number + " " + "x".repeat(500));
    }

    void send(Conversation conversation) {
        send(conversation, draft());
    }

    void send(Conversation conversation, Draft draft) {
        assertThat(done(conversation.send(draft)).sequence()).isEqualTo(acknowledged.size() + 2L);
        acknowledged.add(TestCalls.text(draft.content()));
    }

    /** What was acknowledged is there, in this order, and nothing else. */
    void verify(Conversation conversation) {
        List<Entry> entries = TestCalls.all(conversation);
        assertThat(entries.subList(1, entries.size()))
                .extracting(TestCalls::text)
                .containsExactlyElementsOf(acknowledged);
        assertThat(done(conversation.info()).lastReadable()).isEqualTo(entries.size());
    }

    /** A short life: starts, sends, verifies, closes. */
    void live() {
        try (Messaging messaging = start()) {
            Conversation conversation = conversation(messaging);
            send(conversation);
            verify(conversation);
        }
    }
}
