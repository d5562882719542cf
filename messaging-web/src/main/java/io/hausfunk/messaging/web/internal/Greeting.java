// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceChoice;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a page's {@code hello} to its {@code welcome}: the ticket, a session of its own, and a listener that misses nothing. */
final class Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MAX_WATCHED = 200;

    private final Messaging messaging;
    private final Tickets tickets;
    private final FrameCodec codec;
    private final EntryTexts entryTexts;
    private final OverviewFrames overviews;
    private final PeopleRequests people;
    private final Clock clock;

    Greeting(
            Messaging messaging,
            Tickets tickets,
            FrameCodec codec,
            EntryFrames entries,
            PeopleRequests people,
            Clock clock) {
        this.messaging = messaging;
        this.tickets = tickets;
        this.codec = codec;
        this.entryTexts = new EntryTexts(codec, entries);
        this.overviews = new OverviewFrames(entries, codec);
        this.people = people;
        this.clock = clock;
    }

    FrameCodec codec() {
        return codec;
    }

    PageFeed feed(Outgoing outgoing) {
        return new PageFeed(outgoing, codec, entryTexts, overviews);
    }

    /** To be called once a second. */
    void tick() {
        entryTexts.forget();
    }

    void greet(Page page, RequestFields hello) {
        if (!tickets.take(page.visitor(), hello.text("ticket"))) {
            page.finish(CloseCode.TICKET, Duration.ZERO);
            return;
        }
        Optional<Cursor> since;
        try {
            since = hello.optionalText("since").map(Cursor::new);
        } catch (MessagingException e) {
            page.finish(CloseCode.CURSOR, Duration.ZERO);
            return;
        }
        messaging
                .openSession(page.visitor().tenant(), page.visitor().user())
                .thenCompose(session -> listen(page, session, since))
                .exceptionally(trouble -> {
                    refuse(page, trouble);
                    return null;
                });
    }

    private CompletionStage<Void> listen(Page page, Session session, Optional<Cursor> since) {
        CompletionStage<EntrySubscription> listening =
                since.isPresent() ? session.listen(since.get(), page.feed()) : session.listen(page.feed());
        return listening
                .thenCompose(subscription -> subscription
                        .cursor()
                        .thenCombine(people.name(session, session.user()), (cursor, name) -> {
                            welcome(page, session, subscription, cursor, name);
                            return (Void) null;
                        }))
                .whenComplete((done, trouble) -> {
                    if (trouble != null) {
                        session.close();
                    }
                });
    }

    private void welcome(Page page, Session session, EntrySubscription subscription, Cursor cursor, String name) {
        if (!page.welcomed(session, session.presence().connect(PresenceChoice.automatic()))) {
            session.close();
            return;
        }
        JsonObjectBuilder welcome = codec.frame("welcome")
                .add("user", session.user().value())
                .add("name", name)
                .add("cursor", cursor.value())
                .add("ping", PageTimes.PING_SECONDS)
                .add("now", clock.millis());
        page.outgoing().add(codec.write(welcome));
        page.feed()
                .open(
                        subscription,
                        session.listenLive(page.feed()),
                        session.conversations().listenOverview(page.feed()));
        page.feed().followAnnouncements(session);
        session.ended().thenAccept(end -> page.finish(CloseCode.SIGNED_OUT, Duration.ZERO));
    }

    private void refuse(Page page, Throwable thrown) {
        Throwable trouble = cause(thrown);
        if (!(trouble instanceof MessagingException known)) {
            failed(trouble);
            page.finish(CloseCode.RESTART, SOON);
        } else if (known.code() == ErrorCode.CURSOR_EXPIRED || known.code() == ErrorCode.CURSOR_INVALID) {
            page.finish(CloseCode.CURSOR, Duration.ZERO);
        } else {
            page.finish(known.retryable() ? CloseCode.RESTART : CloseCode.SIGNED_OUT, SOON);
        }
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** Follows the presence of other people from now on, in place of those before. */
    void watch(Session session, RequestFields fields, PageFeed feed) {
        Set<UserId> watched = Set.copyOf(fields.users("people", MAX_WATCHED));
        if (!watched.isEmpty()) {
            session.presence().watch(watched, feed).thenAccept(feed::watches).exceptionally(trouble -> {
                // Presence is a hint: the page goes on without it.
                if (!(cause(trouble) instanceof MessagingException)) {
                    failed(cause(trouble));
                }
                return null;
            });
        }
    }

    void failed(Throwable trouble) {
        LOG.warn("A page was not served: {}", trouble.getClass().getName());
    }

    String ping() {
        return codec.write(codec.frame("ping"));
    }

    String bye(CloseCode code, Duration comeBackAfter) {
        return codec.write(codec.frame("bye")
                .add("code", code.name())
                .add("again", code.again())
                .add("after", comeBackAfter.toMillis()));
    }
}
