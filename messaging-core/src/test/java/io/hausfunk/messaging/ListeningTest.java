// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private final TestEngine engine = TestEngine.start(settings -> settings.maxBehind(1000));
    private final Session anna = engine.session("anna");
    private final ReceivedEntries heard = new ReceivedEntries();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void fifty_listeners_hear_what_ten_senders_say_each_once_and_in_order() {
        List<UserId> people =
                IntStream.range(0, 50).mapToObj(i -> UserId.of("p" + i)).toList();
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(people)));
        List<ReceivedEntries> listeners = new ArrayList<>();
        for (UserId person : people) {
            ReceivedEntries listener = new ReceivedEntries();
            listeners.add(listener);
            done(engine.session(person.value()).listen(listener));
        }
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int sender = 0; sender < 10; sender++) {
            Conversation own = done(engine.session("p" + sender).conversations().open(group.id()));
            for (int i = 0; i < 60; i++) {
                sent.add(own.send(Draft.text(sender + "/" + i)));
            }
        }
        sent.forEach(TestEngine::done);
        List<Long> numbers = LongStream.rangeClosed(2, 601).boxed().toList();
        for (ReceivedEntries listener : listeners) {
            assertThat(listener.next(600)).extracting(Entry::sequence).containsExactlyElementsOf(numbers);
        }
    }

    @Test
    void a_listener_hears_from_now_on_and_nothing_from_before() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("before")));
        done(engine.session("ben").listen(heard));
        long number = done(withBen.send(Draft.text("after"))).sequence();
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(number);
    }

    @Test
    void a_listener_from_a_cursor_hears_what_was_missed_and_then_what_comes() {
        Session ben = engine.session("ben");
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("one")));
        Cursor cursor = done(ben.sync(Cursor.beginning(), 100)).next();
        for (int i = 0; i < 300; i++) {
            done(withBen.send(Draft.text("missed " + i)));
        }
        EntrySubscription subscription = done(ben.listen(cursor, heard));
        done(withBen.send(Draft.text("live")));
        assertThat(heard.next(301))
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(3, 303).boxed().toList());
        done(withBen.send(Draft.text("one more, so that the cursor is behind all before")));
        heard.next(1);
        assertThat(done(ben.sync(done(subscription.cursor()), 10)).entries().size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void who_is_brought_in_hears_that_and_what_follows() {
        done(engine.session("ben").listen(heard));
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").history(HistoryPolicy.ALL)));
        done(group.send(Draft.text("before")));
        done(group.participants().add(List.of(UserId.of("ben")), Role.MEMBER));
        done(group.send(Draft.text("hello ben")));
        assertThat(heard.next(2)).extracting(Entry::sequence).containsExactly(3L, 4L);
    }

    @Test
    void who_is_removed_hears_that_and_nothing_after_until_brought_back() {
        Session ben = engine.session("ben");
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").history(HistoryPolicy.SINCE_JOINED)));
        done(ben.listen(heard));
        done(group.participants().add(List.of(UserId.of("ben")), Role.MEMBER));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(2L);
        done(group.participants().remove(UserId.of("ben")));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(3L);
        done(group.send(Draft.text("behind ben's back")));
        done(group.participants().add(List.of(UserId.of("ben")), Role.MEMBER));
        done(group.send(Draft.text("welcome back")));
        assertThat(heard.next(2)).extracting(Entry::sequence).containsExactly(5L, 6L);
    }

    @Test
    void a_removal_in_the_middle_of_a_stream_ends_it_exactly_there() {
        for (int round = 0; round < 20; round++) {
            Session ben = engine.session("ben" + round);
            ReceivedEntries bens = new ReceivedEntries();
            ReceivedEntries annas = new ReceivedEntries();
            Conversation group =
                    done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user()))));
            done(ben.listen(bens));
            done(anna.listen(annas));
            List<CompletionStage<Sent>> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sent.add(group.send(Draft.text("n" + i)));
            }
            CompletionStage<Change> removal = group.participants().remove(ben.user());
            for (int i = 0; i < 50; i++) {
                sent.add(group.send(Draft.text("m" + i)));
            }
            sent.forEach(TestEngine::done);
            long last = done(removal).sequence();
            annas.next(101);
            assertThat(bens.next((int) last - 1))
                    .extracting(Entry::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, last).boxed().toList());
            assertThat(bens.rest()).isEmpty();
        }
    }

    @Test
    void a_slow_listener_is_told_to_read_for_itself_and_goes_on_behind_that() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(engine.session("ben").listen(new EntryListener() {
            @Override
            public void onEntry(Entry entry) {
                blocked.countDown();
                try {
                    assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                heard.onEntry(entry);
            }

            @Override
            public void onBehind(Gap gap) {
                heard.onBehind(gap);
            }
        }));
        done(withBen.send(Draft.text("first")));
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            sent.add(withBen.send(Draft.text("n" + i)));
        }
        sent.forEach(TestEngine::done);
        release.countDown();

        Gap gap = heard.nextGap();
        List<Entry> before = heard.next((int) gap.after() - 1);
        assertThat(before.get(before.size() - 1).sequence()).isEqualTo(gap.after());
        Conversation bens = done(engine.session("ben").conversations().direct(UserId.of("anna")));
        assertThat(done(bens.readAfter(gap.after(), 500)).entries()).hasSize(500);
        done(withBen.send(Draft.text("last")));
        List<Entry> after = heard.next((int) (1503 - gap.upTo()));
        assertThat(after.get(0).sequence()).isEqualTo(gap.upTo() + 1);
        assertThat(after.get(after.size() - 1).sequence()).isEqualTo(1503);
    }

    @Test
    void a_paused_listener_hears_nothing_and_afterwards_everything_once_and_in_order() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
        EntrySubscription bens = done(engine.session("ben").listen(heard));
        ReceivedEntries witness = new ReceivedEntries();
        done(engine.session("ben").listen(witness));
        bens.pause();
        bens.pause();
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            sent.add(withBen.send(Draft.text("n" + i)));
            sent.add(group.send(Draft.text("m" + i)));
        }
        sent.forEach(TestEngine::done);
        witness.next(800);
        assertThat(heard.rest()).isEmpty();
        bens.resume();
        bens.resume();
        List<Entry> all = heard.next(800);
        List<Long> numbers = LongStream.rangeClosed(2, 401).boxed().toList();
        for (Conversation each : List.of(withBen, group)) {
            assertThat(all.stream().filter(entry -> entry.conversation().equals(each.id())))
                    .extracting(Entry::sequence)
                    .containsExactlyElementsOf(numbers);
        }
        done(withBen.send(Draft.text("last")));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(402L);
    }

    @Test
    void a_listener_that_pauses_in_each_call_is_called_once_for_each_resumption() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        AtomicReference<EntrySubscription> bens = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        bens.set(done(engine.session("ben").listen(entry -> {
            TestEngine.await(known);
            bens.get().pause();
            heard.onEntry(entry);
        })));
        known.countDown();
        for (int i = 0; i < 300; i++) {
            done(withBen.send(Draft.text("n" + i)));
        }
        Session ben = engine.session("ben");
        for (long number = 2; number <= 301; number++) {
            assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(number);
            assertThat(heard.rest()).isEmpty();
            if (number % 100 == 0) {
                SyncPage behind = done(ben.sync(done(bens.get().cursor()), 500));
                assertThat(behind.entries().size())
                        .as("the cursor stands where the listener does")
                        .isBetween(301 - (int) number, 302 - (int) number);
            }
            bens.get().resume();
        }
    }

    @Test
    void a_listener_that_was_paused_for_too_long_is_told_to_read_for_itself() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        EntrySubscription bens = done(engine.session("ben").listen(heard));
        bens.pause();
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            sent.add(withBen.send(Draft.text("n" + i)));
        }
        sent.forEach(TestEngine::done);
        bens.resume();
        assertThat(heard.nextGap()).isEqualTo(new Gap(withBen.id(), 1, 1501));
        done(withBen.send(Draft.text("last")));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(1502L);
    }

    @Test
    void a_listener_knows_its_subscription_before_the_first_entry_and_may_pause_it_there() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("missed")));
        AtomicReference<EntrySubscription> known = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        EntrySubscription bens = done(engine.session("ben").listen(Cursor.beginning(), new EntryListener() {
            @Override
            public void onStart(EntrySubscription subscription) {
                known.set(subscription);
                subscription.pause();
                started.countDown();
            }

            @Override
            public void onEntry(Entry entry) {
                heard.onEntry(entry);
            }
        }));
        TestEngine.await(started);
        assertThat(known.get()).isSameAs(bens);
        assertThat(heard.rest()).isEmpty();
        bens.resume();
        assertThat(heard.next(2)).extracting(Entry::sequence).containsExactly(1L, 2L);
    }

    @Test
    void a_listener_that_is_closed_while_paused_hears_nothing_more() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        Session ben = engine.session("ben");
        EntrySubscription bens = done(ben.listen(heard));
        ReceivedEntries witness = new ReceivedEntries();
        done(ben.listen(witness));
        bens.pause();
        bens.close();
        bens.resume();
        done(withBen.send(Draft.text("x")));
        witness.next(1);
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void a_listener_that_throws_hears_the_next_entry_all_the_same() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(engine.session("ben").listen(entry -> {
            heard.onEntry(entry);
            throw new IllegalStateException("a listener's own trouble");
        }));
        done(withBen.send(Draft.text("one")));
        done(withBen.send(Draft.text("two")));
        assertThat(heard.next(2)).extracting(Entry::sequence).containsExactly(2L, 3L);
    }

    @Test
    void a_node_that_hears_no_signal_finds_out_by_itself() {
        try (TestEngine other = engine.another(settings -> settings.reconcileEvery(Duration.ofMillis(100)))) {
            Session ben = other.session(engine.tenant, "ben");
            done(ben.listen(heard));
            Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
            done(withBen.send(Draft.text("from the other node")));
            Conversation group =
                    done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user()))));
            assertThat(heard.next(3)).extracting(Entry::conversation).containsOnly(withBen.id(), group.id());
            // The other node knows the group with ben in it; that he is out reaches it with the entry itself.
            done(group.participants().remove(ben.user()));
            done(group.send(Draft.text("not for ben")));
            done(withBen.send(Draft.text("for ben")));
            assertThat(heard.next(2)).extracting(Entry::sequence).containsExactlyInAnyOrder(2L, 3L);
            assertThat(heard.rest()).isEmpty();
            refused(
                    ErrorCode.NOT_PERMITTED,
                    () -> done(done(ben.conversations().open(group.id())).send(Draft.text("still there?"))));
        }
    }

    @Test
    void nothing_comes_after_a_session_is_closed() {
        Session ben = engine.session("ben");
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(ben.listen(heard));
        ReceivedEntries annas = new ReceivedEntries();
        done(anna.listen(annas));
        ben.close();
        done(withBen.send(Draft.text("x")));
        annas.next(1);
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void a_cursor_of_somebody_else_or_of_nobody_is_refused() {
        Cursor annas = done(anna.sync(Cursor.beginning(), 10)).next();
        Session ben = engine.session("ben");
        refused(ErrorCode.CURSOR_INVALID, () -> done(ben.sync(annas, 10)));
        refused(ErrorCode.CURSOR_INVALID, () -> done(ben.sync(new Cursor("AAAA"), 10)));
        refused(ErrorCode.CURSOR_INVALID, () -> done(ben.sync(new Cursor("A"), 10)));
        refused(ErrorCode.CURSOR_INVALID, () -> done(ben.listen(annas, heard)));
        refused(ErrorCode.CURSOR_INVALID, () -> new Cursor("not a cursor!"));
        refused(
                ErrorCode.CURSOR_INVALID,
                () -> done(engine.session(TestEngine.tenant(), "anna").sync(annas, 10)));
    }

    @Test
    void a_cursor_that_saw_more_than_the_store_holds_has_expired() {
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("x")));
        Cursor ahead = done(anna.sync(Cursor.beginning(), 10)).next();
        // The store of an earlier time: the same keys and conversation, without the last message.
        try (TestEngine restored = engine.restored()) {
            Session again = restored.session(engine.tenant, "anna");
            done(again.conversations().direct(UserId.of("ben")));
            refused(ErrorCode.CURSOR_EXPIRED, () -> done(again.sync(ahead, 10)));
        }
    }
}
