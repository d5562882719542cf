// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceWatch;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.test.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One person at full speed delays nobody in another tenant. Measured in pieces of work, not in time: the store stands still
 * until the attacker has asked for far more than the threads can do, and then lets one piece after the other pass.
 */
class FairnessTest {
    private static final int FLOOD = 2_000;

    private final FaultyStorage storage = new FaultyStorage(MemoryStorage.create());
    private final Messaging messaging = Messaging.builder()
            .storage(storage)
            .keys(TestEngine.freshKeys())
            .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
            .start();
    private final TenantId loud = TestEngine.tenant();
    private final TenantId quiet = TestEngine.tenant();
    private final Session attacker = session(loud, "mallory");
    private final Session anna = session(quiet, "anna");
    private final Session ben = session(quiet, "ben");
    private final Conversation withBen = done(anna.conversations().direct(ben.user()));
    private final Conversation group = done(attacker.conversations().createGroup(NewGroup.titled("loud")));
    private final Semaphore steps = new Semaphore(0);
    private final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        storage.beforeReading = () -> {};
        end.countDown();
        steps.release(FLOOD);
        messaging.close();
    }

    @Test
    void a_flood_of_reads_lets_others_read_with_the_next_free_thread() {
        AtomicInteger begun = new AtomicInteger();
        int ofOne = Math.max(2, Math.min(6, Runtime.getRuntime().availableProcessors()));
        storage.beforeReading = () -> {
            begun.incrementAndGet();
            steps.acquireUninterruptibly();
        };
        List<CompletionStage<?>> flood = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            flood.add(group.unread());
        }
        Eventually.eventually("all that one person may use is in use", () -> begun.get() == ofOne);
        CompletionStage<?> read = withBen.info();
        Eventually.eventually("somebody else gets a thread at once", () -> begun.get() == ofOne + 1);
        storage.beforeReading = () -> {};
        steps.release(FLOOD);
        done(read);
        flood.forEach(TestEngine::done);
    }

    @Test
    void a_flood_of_renames_lets_others_write_with_the_next_commit() {
        List<Conversation> groups = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            groups.add(done(attacker.conversations().createGroup(NewGroup.titled("g" + i))));
        }
        Conversation own = done(anna.conversations().createGroup(NewGroup.titled("quiet")));
        storage.fault = (entries, store) -> oneCommit(() -> store.apply(entries));
        List<CompletionStage<?>> flood = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (Conversation each : groups) {
                flood.add(each.rename("title " + i));
            }
        }
        Eventually.eventually("a commit runs", () -> commits.get() == 1);
        CompletionStage<?> renamed = own.rename("new");
        // The store lets so many pass and stands still again: the one that runs, the one that was taken with it, the
        // own one.
        steps.release(4);
        done(renamed);
        steps.release(FLOOD);
        flood.forEach(TestEngine::done);
    }

    @Test
    void a_flood_of_messages_is_refused_with_a_reason_and_others_are_written_with_the_next_commit() {
        done(group.send(Draft.text("warm")));
        // What is in memory is queued on the calling thread: nothing of the flood gets ahead of it.
        done(withBen.send(Draft.text("warm")));
        storage.fault = (entries, store) -> oneCommit(() -> store.apply(entries));
        List<CompletionStage<Sent>> flood = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            flood.add(group.send(Draft.text("x")));
        }
        CompletionStage<Sent> quietly = withBen.send(Draft.text("quiet"));
        steps.release(4);
        done(quietly);
        steps.release(FLOOD);

        List<Throwable> refusals = flood.stream()
                .map(stage -> stage.handle((sent, error) -> error)
                        .toCompletableFuture()
                        .join())
                .filter(Objects::nonNull)
                .toList();
        assertThat(refusals)
                .hasSizeBetween(4_000, 7_000)
                .allSatisfy(error ->
                        assertThat(error).isInstanceOf(BusyException.class).hasMessageContaining("of this caller"));
    }

    @Test
    void a_commit_holds_so_much_of_one_person_that_others_need_not_wait_for_long() {
        done(group.send(Draft.text("warm")));
        AtomicInteger most = new AtomicInteger();
        storage.fault = (entries, store) -> oneCommit(() -> {
            most.accumulateAndGet(entries.size(), Math::max);
            return store.apply(entries);
        });
        List<CompletionStage<Sent>> flood = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            flood.add(group.send(Draft.text("x")));
        }
        steps.release(FLOOD);
        flood.forEach(TestEngine::done);
        assertThat(most).hasValue(100);
    }

    @Test
    void a_flood_of_marks_lets_others_mark_with_the_next_commit() {
        storage.beforeMarking = () -> oneCommit(() -> null);
        List<CompletionStage<?>> flood = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            flood.add(group.markRead(1));
        }
        CompletionStage<?> marked = withBen.markRead(1);
        steps.release(4);
        done(marked);
        steps.release(FLOOD);
        flood.forEach(TestEngine::done);
    }

    @Test
    void listeners_that_block_take_no_threads_from_others() {
        List<Session> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(session(loud, "member " + i));
            for (int each = 0; each < 4; each++) {
                done(people.get(i).listen(entry -> waits()));
            }
        }
        done(group.participants().add(people.stream().map(Session::user).toList(), Role.MEMBER));
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));
        for (int i = 0; i < 10; i++) {
            done(withBen.send(Draft.text("x")));
            assertThat(heard.next(1)).hasSize(1);
        }
    }

    @Test
    void callbacks_that_block_take_no_threads_from_others() {
        List<Conversation> owned = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Conversation own = done(session(loud, "member " + i).conversations().createGroup(NewGroup.titled("x")));
            owned.add(own);
        }
        for (int each = 0; each < 8; each++) {
            owned.forEach(own -> {
                var unused = own.info().thenRun(this::waits);
            });
        }
        for (int i = 0; i < 10; i++) {
            done(withBen.send(Draft.text("x")));
            done(withBen.info());
        }
    }

    @Test
    void one_person_has_so_many_subscriptions_and_watches_and_room_again_for_what_they_close() {
        try (TestEngine engine = TestEngine.start(settings ->
                settings.personLimits(PersonLimits.DEFAULT.subscriptions(3).watched(4)))) {
            Session carla = engine.session("carla");
            Subscription entries = done(carla.listen(entry -> {}));
            carla.listenLive(new ReceivedLiveEvents());
            Set<UserId> three = Set.of(UserId.of("a"), UserId.of("b"), UserId.of("c"));
            PresenceWatch watch = done(carla.presence().watch(three, changes -> {}));
            Set<UserId> four = Set.of(UserId.of("a"), UserId.of("b"), UserId.of("c"), UserId.of("d"));
            Set<UserId> five = Set.of(UserId.of("a"), UserId.of("b"), UserId.of("c"), UserId.of("d"), UserId.of("e"));
            done(watch.changePeople(four));
            refused(ErrorCode.LIMIT_EXCEEDED, () -> done(watch.changePeople(five)));
            done(watch.changePeople(three));
            refused(ErrorCode.LIMIT_EXCEEDED, () -> done(engine.session("carla").listen(entry -> {})));
            refused(ErrorCode.LIMIT_EXCEEDED, () -> carla.listenLive(new ReceivedLiveEvents()));
            entries.close();
            entries.close();
            refused(ErrorCode.LIMIT_EXCEEDED, () -> done(carla.presence().watch(three, changes -> {})));
            done(carla.listen(entry -> {}));
            watch.close();
            done(carla.presence().watch(three, changes -> {}));
            done(engine.session("dora").listen(entry -> {}));
            carla.close();
            Session again = engine.session("carla");
            for (int i = 0; i < 3; i++) {
                done(again.listen(entry -> {}));
            }
        }
    }

    private void waits() {
        try {
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T oneCommit(Supplier<T> store) {
        commits.incrementAndGet();
        steps.acquireUninterruptibly();
        return store.get();
    }

    private Session session(TenantId tenant, String user) {
        return done(messaging.openSession(tenant, UserId.of(user)));
    }
}
