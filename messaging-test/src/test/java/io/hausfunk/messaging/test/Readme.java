// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static io.hausfunk.messaging.test.TestMessaging.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What README.md shows, letter for letter, so that it compiles and runs. */
final class Readme {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Readme() {}

    static ContentType<Approval> type() {
        return
        // begin: type
        ContentType.of("acme.approval", 1, Approval.class)
        // end
        ;
    }

    static Map<ConversationId, Long> talk(Session anna, Session ben) {
        // begin: talk
        Conversation sales = Await.within(PATIENCE, anna.conversations().createGroup(NewGroup.titled("Sales")));
        Await.within(PATIENCE, sales.participants().add(List.of(UserId.of("ben")), Role.MEMBER));

        Sent question = Await.within(PATIENCE, sales.send(Draft.text("Who takes order 4711?")));
        Conversation bensView = Await.within(PATIENCE, ben.conversations().open(sales.id()));
        Await.within(PATIENCE, bensView.send(Draft.text("I do.").replyingTo(question.sequence())));

        EntryPage latest = Await.within(PATIENCE, sales.readBefore(Long.MAX_VALUE, 50)); // the latest first
        for (Entry entry : latest.entries()) {
            if (entry.content() instanceof TextContent text) {
                System.out.println(entry.author().orElseThrow().value() + ": " + text.text());
            }
        }
        Map<ConversationId, Long> unread =
                Await.within(PATIENCE, anna.conversations().unread()); // here 1
        Await.within(PATIENCE, sales.markRead(latest.entries().get(0).sequence())); // now 0
        // end
        return unread;
    }

    static Cursor catchUp(Session anna) {
        // begin: sync
        Cursor cursor = Cursor.beginning(); // or what this device kept: new Cursor(text)
        SyncPage missed;
        do {
            missed = Await.within(PATIENCE, anna.sync(cursor, 500));
            missed.entries().forEach(entry -> show(entry));
            cursor = missed.next(); // keep cursor.value() together with the entries
        } while (missed.more());
        // end
        return cursor;
    }

    static ErrorCode fail(Conversation sales, Approval approval) {
        // begin: errors
        Draft draft = Draft.of(approval).idempotencyKey("approval-4711"); // makes a retry harmless; random unless set
        try {
            Await.within(PATIENCE, sales.send(draft));
        } catch (MessagingException e) {
            if (e.retryable()) {
                later(draft); // the same draft again: it is never stored twice
            } else {
                refuse(e.code()); // such as NOT_PERMITTED: no longer in the group
            }
        }
        // end
        return refused.get();
    }

    private static final AtomicReference<ErrorCode> refused = new AtomicReference<>();

    private static void show(Entry entry) {
        assertThat(entry.sequence()).isPositive();
    }

    private static void later(Draft draft) {
        throw new AssertionError("nothing is busy here: " + draft);
    }

    private static void refuse(ErrorCode code) {
        refused.set(code);
    }

    static void testing() {
        AtomicReference<Availability> bens = new AtomicReference<>();
        // begin: testing
        try (TestMessaging engine =
                TestMessaging.start(settings -> settings.presence(PresencePolicy.everybodyOfTheTenant()))) {
            EntryRecorder heard = new EntryRecorder();
            done(engine.session("ben").listen(heard));
            Conversation withBen = done(engine.session("anna").conversations().direct(UserId.of("ben")));
            done(withBen.send(Draft.text("Die Rechnung 4711 ist freigegeben.")));
            assertThat(heard.next(TextContent.class).text()).contains("4711"); // waits, and never sleeps

            done(engine.session("anna")
                    .presence()
                    .watch(Set.of(UserId.of("ben")), changes -> changes.forEach(now -> bens.set(now.availability()))));
            engine.session("ben").presence().connect(PresenceChoice.automatic());
            eventually("ben is there", () -> bens.get() == Availability.ONLINE);
            engine.clock().advance(Duration.ofMinutes(6)); // leases run out, tasks are due
            eventually("ben is gone", () -> bens.get() == Availability.OFFLINE);
        }
        // end
    }
}
