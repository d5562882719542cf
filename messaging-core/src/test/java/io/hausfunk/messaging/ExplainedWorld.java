// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.storage.memory.MemoryData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A company in which a message can fail to reach somebody in every way. */
final class ExplainedWorld implements AutoCloseable {
    static final UserId BEN = UserId.of("ben");
    static final UserId ZOE = UserId.of("zoe");
    private static final Duration DELAY = Duration.ofMinutes(5);

    final MovableTime time = new MovableTime();
    final BreakableDirectory company = new BreakableDirectory();
    final TestEngine engine;
    final Conversation annas;
    volatile boolean hostSays = true;
    volatile boolean hostFails;
    volatile boolean notifierFails;

    private final Instant start = time.instant();
    private final MemoryData data;
    private final HeardNotifications heard = new HeardNotifications();
    private final AtomicInteger failures = new AtomicInteger();
    private @Nullable Conversation order;

    ExplainedWorld() {
        data = new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start);
        engine = TestEngine.on(
                data,
                builder -> builder.clock(time)
                        .reconcileEvery(Duration.ofMillis(100))
                        .accessPolicy(this::decide)
                        .directory(company)
                        .directorySync(SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1)))
                        .notifier(
                                this::notify,
                                NotificationSettings.defaults().delay(DELAY).pause(Duration.ofHours(1))));
        for (String name : List.of("anna", "ben", "zoe", "xaver")) {
            company.join(engine.tenant, name);
        }
        annas = group(HistoryPolicy.ALL);
    }

    private List<Boolean> decide(List<AccessQuestion> questions) {
        if (hostFails) {
            throw new IllegalStateException("no answer");
        }
        return questions.stream()
                .map(question -> hostSays || !question.user().equals(BEN))
                .toList();
    }

    private void notify(Notification notification) {
        if (notifierFails) {
            failures.incrementAndGet();
            throw new IllegalStateException("no mail");
        }
        heard.notify(notification);
    }

    Conversation group(HistoryPolicy history) {
        return done(engine.session("anna")
                .conversations()
                .createGroup(NewGroup.titled("g").history(history).with(List.of(BEN, ZOE))));
    }

    Conversation of(String user) {
        return done(engine.session(user).conversations().open(annas.id()));
    }

    /** Anna says something; its number. */
    long said() {
        return done(annas.send(Draft.text("x"))).sequence();
    }

    Conversation order() {
        Conversation known = order;
        if (known == null) {
            known = done(engine.session("anna")
                    .conversations()
                    .createGroup(NewGroup.titled("o").about("order:4711").with(List.of(BEN))));
            order = known;
        }
        return known;
    }

    long saidAboutTheOrder() {
        return done(order().send(Draft.text("x"))).sequence();
    }

    /** The next run of the directory would bring somebody into anna's company, and is held since too many would leave. */
    void holdARunThatBrings(String user) {
        for (int i = 0; i < 30; i++) {
            company.join(engine.tenant, "p" + i);
        }
        done(engine.directory().synchronise());
        company.forgetsAllBut(10);
        company.join(engine.tenant, user);
        assertThat(done(engine.directory().synchronise()).outcome()).isEqualTo(Outcome.HELD);
    }

    /** Lets time pass until somebody was told. */
    void tell(String user) {
        eventually(user + " is told", () -> {
            time.pass(Duration.ofSeconds(20));
            return !heard.of(user).isEmpty();
        });
        // What was told is noted after the call.
        eventually("it is noted", () -> data.tasks(engine.tenant) == 0);
    }

    /** Lets time pass until the notifier failed. */
    void fail() {
        eventually("the notifier fails", () -> {
            time.pass(Duration.ofSeconds(20));
            return failures.get() > 0;
        });
    }

    Administration ada() {
        return engine.messaging.administer(engine.tenant, UserId.of("ada"));
    }

    Explanation explain(UserId person, long sequence) {
        return explain(person, annas.id(), sequence);
    }

    Explanation explain(UserId person, ConversationId conversation, long sequence) {
        return done(ada().because("Ticket 4711").delivery().explain(person, conversation, sequence));
    }

    @Override
    public void close() {
        engine.close();
    }
}
