// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations that hang on an order of the host's, which says live who may read and write. */
class HostPolicyTest {
    private final AtomicLong nanoTime = new AtomicLong(1);
    private final Orders orders = new Orders();
    private final TestEngine engine =
            TestEngine.start(settings -> EngineBuilder.with(settings, options -> options.nanoTime(nanoTime::get))
                    .accessPolicy(orders)
                    .accessCacheTime(Duration.ofSeconds(5))
                    .reconcileEvery(Duration.ofMillis(100)));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void who_may_read_the_order_joins_its_channel_and_others_see_no_channel() {
        orders.allow("anna", "ben");
        Conversation channel = channel();
        assertThat(done(ben.conversations().joinSubject("order:4711")).changed())
                .isTrue();
        Session mallory = engine.session("mallory");
        refused(ErrorCode.NOT_PERMITTED, () -> done(mallory.conversations().joinSubject("order:4711")));
        refused(ErrorCode.NOT_PERMITTED, () -> done(mallory.conversations().join(channel.id())));
        refused(ErrorCode.NOT_PERMITTED, () -> done(mallory.conversations().joinSubject("order:unknown")));
        refused(ErrorCode.NOT_PERMITTED, () -> done(mallory.conversations().createChannel(draft())));
    }

    @Test
    void the_same_subject_is_always_the_same_channel() {
        orders.allow("anna", "ben");
        Conversation channel = channel();
        done(ben.conversations().joinSubject("order:4711"));
        assertThat(done(ben.conversations().createChannel(draft())).id()).isEqualTo(channel.id());
        refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> done(ben.conversations().createGroup(draft())));
    }

    @Test
    void a_withdrawal_takes_effect_within_the_cache_time_everywhere() {
        orders.allow("anna", "ben");
        Conversation channel = channel();
        done(ben.conversations().joinSubject("order:4711"));
        Conversation bens = done(ben.conversations().open(channel.id()));
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));
        done(channel.send(Draft.text("for both")));
        heard.next(1);
        orders.withdraw("ben");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(6));

        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.send(Draft.text("x"))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.readAfter(0, 10)));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.info()));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.unread()));
        assertThat(done(ben.sync(Cursor.beginning(), 10)).entries()).isEmpty();
        assertThat(done(ben.conversations().unread())).isEmpty();
        ReceivedEntries annas = new ReceivedEntries();
        done(anna.listen(annas));
        done(channel.send(Draft.text("not for ben")));
        annas.next(1);
        assertThat(heard.rest()).isEmpty();
        done(bens.leave());
    }

    @Test
    void what_was_held_back_is_delivered_once_the_host_allows_it_again() {
        orders.allow("anna", "ben");
        Conversation channel = channel();
        done(ben.conversations().joinSubject("order:4711"));
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));
        orders.withdraw("ben");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(6));
        done(channel.send(Draft.text("held back")));
        orders.allow("ben");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(3L);
    }

    @Test
    void answers_are_kept_for_seconds_and_asked_for_many_at_once() {
        orders.allow("anna");
        for (int i = 0; i < 20; i++) {
            done(anna.conversations().createChannel(NewGroup.titled("c").about("order:" + i)));
        }
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(6));
        orders.calls.clear();
        done(anna.sync(Cursor.beginning(), 100));
        done(anna.conversations().unread());
        assertThat(orders.calls).containsExactly(20);
    }

    @Test
    void a_policy_that_fails_allows_nothing_and_shows_as_an_outage() {
        orders.allow("anna");
        Conversation channel = channel();
        orders.failing = true;
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(6));
        refused(ErrorCode.POLICY_UNAVAILABLE, () -> done(channel.send(Draft.text("x"))));
        refused(ErrorCode.POLICY_UNAVAILABLE, () -> done(channel.readAfter(0, 10)));
        orders.failing = false;
        assertThat(done(channel.send(Draft.text("x"))).sequence()).isEqualTo(2);
    }

    @Test
    void without_a_policy_nobody_gets_a_conversation_about_a_subject() {
        try (TestEngine plain = TestEngine.start()) {
            Session somebody = plain.session("anna");
            refused(ErrorCode.NOT_PERMITTED, () -> done(somebody.conversations().createChannel(draft())));
        }
    }

    private Conversation channel() {
        return done(anna.conversations().createChannel(draft()));
    }

    private static NewGroup draft() {
        return NewGroup.titled("Auftrag").about("order:4711");
    }

    private static final class Orders implements AccessPolicy {
        private final Set<String> allowed = ConcurrentHashMap.newKeySet();
        private final List<Integer> calls = new CopyOnWriteArrayList<>();
        private volatile boolean failing;

        void allow(String... users) {
            allowed.addAll(List.of(users));
        }

        void withdraw(String user) {
            allowed.remove(user);
        }

        @Override
        public List<Boolean> decide(List<AccessQuestion> questions) {
            calls.add(questions.size());
            if (failing) {
                throw new IllegalStateException("the order service is down for anna");
            }
            return questions.stream().map(this::allows).toList();
        }

        private boolean allows(AccessQuestion question) {
            assertThat(question.action()).isIn((Object[]) Action.values());
            return question.subject().startsWith("order:")
                    && allowed.contains(question.user().value());
        }
    }
}
