// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host's code, store and executor may throw without stopping the engine for everybody. */
class HostTroubleTest {
    private final FaultyStorage storage = new FaultyStorage(MemoryStorage.create());
    private final TenantId tenant = TestEngine.tenant();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void a_listener_that_throws_an_error_hears_the_next_entry() {
        Messaging messaging = start(settings -> settings);
        ReceivedEntries heard = new ReceivedEntries();
        AtomicBoolean thrown = new AtomicBoolean();
        done(session(messaging, "ben").listen(entry -> {
            if (thrown.compareAndSet(false, true)) {
                throw new AssertionError("a listener's");
            }
            heard.onEntry(entry);
        }));
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("next")));
        assertThat(heard.next(1).get(0).sequence()).isEqualTo(2);
    }

    @Test
    void a_store_that_throws_an_error_does_not_stop_the_writer() {
        Messaging messaging = start(settings -> settings);
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        storage.fault = (entries, store) -> {
            throw new NoClassDefFoundError("a driver's");
        };
        refused(ErrorCode.OUTCOME_UNKNOWN, () -> done(withBen.send(Draft.text("lost"))));
        storage.fault = (entries, store) -> store.apply(entries);
        assertThat(done(withBen.send(Draft.text("next"))).sequence()).isEqualTo(2);
    }

    @Test
    void a_store_that_throws_anything_while_it_is_read_only_delays_delivery() {
        for (Throwable failure : List.of(
                new IllegalStateException("a driver's"),
                new io.hausfunk.messaging.error.StorageException(ErrorCode.STORAGE_FAILED, "no"),
                new OutOfMemoryError("a driver's"))) {
            Messaging messaging = start(settings -> settings);
            Conversation withBen =
                    done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
            ReceivedEntries heard = new ReceivedEntries();
            done(session(messaging, "ben").listen(heard));
            AtomicInteger failures = new AtomicInteger();
            storage.beforeReading = () -> {
                if (Thread.currentThread().getName().contains("-delivery") && failures.incrementAndGet() <= 2) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }
            };
            Conversation group = done(session(messaging, "carla")
                    .conversations()
                    .createGroup(NewGroup.titled("new").with(List.of(UserId.of("ben")))));
            assertThat(heard.next(1).get(0).conversation()).isEqualTo(group.id());
            done(withBen.send(Draft.text("next")));
            assertThat(heard.next(1).get(0).conversation()).isEqualTo(withBen.id());
            storage.beforeReading = () -> {};
        }
    }

    @Test
    void an_executor_that_refuses_with_an_exception_of_its_own_loses_no_answer() {
        AtomicBoolean stopped = new AtomicBoolean();
        Messaging messaging = start(settings -> settings.callbackExecutor(work -> {
            if (stopped.get()) {
                throw new IllegalStateException("the application was stopped");
            }
            work.run();
        }));
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        stopped.set(true);
        assertThat(done(withBen.send(Draft.text("x"))).sequence()).isEqualTo(2);
        assertThat(done(withBen.info()).lastReadable()).isEqualTo(2);
    }

    @Test
    void a_full_executor_makes_nobody_wait_on_the_threads_that_write_and_keep_time() {
        Set<String> ran = ConcurrentHashMap.newKeySet();
        AtomicInteger handOvers = new AtomicInteger();
        Messaging messaging =
                start(settings -> settings.deadline(Duration.ofMillis(300)).callbackExecutor(work -> {
                    if (handOvers.incrementAndGet() % 2 == 0) {
                        throw new RejectedExecutionException("full");
                    }
                    // As a pool does that lets whoever hands over do the work.
                    work.run();
                }));
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        for (int i = 0; i < 20; i++) {
            CountDownLatch release = new CountDownLatch(1);
            storage.fault = (entries, store) -> {
                await(release);
                return store.apply(entries);
            };
            // Completed by the writer, or by the deadline on the timer's thread.
            CompletionStage<?> noted = withBen.send(Draft.text("x"))
                    .handle((sent, error) -> ran.add(Thread.currentThread().getName()));
            if (i % 2 == 0) {
                release.countDown();
            }
            done(noted);
            release.countDown();
        }
        storage.fault = (entries, store) -> store.apply(entries);
        assertThat(ran).allMatch(name -> name.contains("-callback-"));
    }

    @Test
    void an_executor_that_cannot_start_a_thread_makes_no_listener_deaf() {
        AtomicInteger handOvers = new AtomicInteger();
        Messaging messaging = start(settings -> settings.callbackExecutor(work -> {
            switch (handOvers.incrementAndGet() % 4) {
                case 0 -> throw new OutOfMemoryError("unable to create native thread");
                case 1 -> throw new RejectedExecutionException("full");
                case 2 -> {
                    work.run();
                    throw new IllegalStateException("taken, and yet");
                }
                default -> work.run();
            }
        }));
        Session ben = session(messaging, "ben");
        ReceivedEntries heard = new ReceivedEntries();
        HeardPresence seen = new HeardPresence();
        ReceivedLiveEvents live = new ReceivedLiveEvents();
        done(ben.listen(heard));
        done(ben.presence().watch(Set.of(ben.user()), seen));
        ben.listenLive(live);
        Conversation withBen = done(session(messaging, "anna").conversations().direct(ben.user()));
        assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(1L);
        for (long number = 2; number < 30; number++) {
            done(withBen.typing());
            assertThat(live.next()).isEqualTo("anna types");
            done(withBen.send(Draft.text("x")));
            assertThat(heard.next(1)).extracting(Entry::sequence).containsExactly(number);
            assertThat(live.next()).isEqualTo("anna stops");
        }
        ben.presence().connect(PresenceChoice.automatic());
        seen.await("ben", Availability.ONLINE);
    }

    @Test
    void closing_on_an_interrupted_thread_writes_what_was_accepted() throws InterruptedException {
        Messaging messaging = start(settings -> settings);
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        done(withBen.send(Draft.text("warm")));
        CountDownLatch writing = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        storage.fault = (entries, store) -> {
            writing.countDown();
            while (messaging.health().state() != Health.State.DOWN) {
                Thread.onSpinWait();
            }
            written.addAndGet(entries.size());
            return store.apply(entries);
        };
        List<CompletionStage<?>> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            sent.add(withBen.send(Draft.text("x")));
        }
        writing.await();
        Thread.currentThread().interrupt();
        messaging.close();
        assertThat(Thread.interrupted()).isTrue();
        // What is still on its way to the writer is refused, and not written.
        int acknowledged = 0;
        for (CompletionStage<?> stage : sent) {
            try {
                done(stage);
                acknowledged++;
            } catch (ClosedException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_CLOSED);
            }
        }
        assertThat(acknowledged).isPositive().isEqualTo(written.get());
    }

    @Test
    void a_policy_that_throws_an_error_allows_nothing_and_blocks_nobody_after_it() {
        AtomicBoolean broken = new AtomicBoolean();
        Messaging messaging =
                start(settings -> settings.accessCacheTime(Duration.ofMillis(1)).accessPolicy(questions -> {
                    if (broken.get()) {
                        throw new NoClassDefFoundError("a host's");
                    }
                    return questions.stream().map(question -> true).toList();
                }));
        Conversation order = done(session(messaging, "anna")
                .conversations()
                .createGroup(NewGroup.titled("an order").about("order:1")));
        broken.set(true);
        refused(ErrorCode.POLICY_UNAVAILABLE, () -> done(order.rename("no")));
        broken.set(false);
        assertThat(done(order.participants().add(List.of(UserId.of("ben")), Role.MEMBER))
                        .sequence())
                .isEqualTo(2);
    }

    @Test
    void listeners_that_wait_for_their_own_answers_do_not_stop_each_other() {
        Messaging messaging = start(settings -> settings);
        Conversation room = done(session(messaging, "anna")
                .conversations()
                .createGroup(NewGroup.titled("bots")
                        .with(bots().stream().map(UserId::of).toList())));
        CountDownLatch together = new CountDownLatch(4);
        CountDownLatch answered = new CountDownLatch(4);
        for (String bot : bots()) {
            Conversation own = done(session(messaging, bot).conversations().open(room.id()));
            AtomicBoolean once = new AtomicBoolean();
            done(session(messaging, bot).listen(entry -> {
                if (once.compareAndSet(false, true)) {
                    together.countDown();
                    await(together);
                    own.send(Draft.text("heard")).toCompletableFuture().join();
                    answered.countDown();
                }
            }));
        }
        done(room.send(Draft.text("bots?")));
        await(answered);
    }

    @Test
    void a_listener_that_came_after_its_deadline_hears_nothing() {
        Messaging messaging = start(settings -> settings.deadline(Duration.ofMillis(300)));
        Conversation withBen = done(session(messaging, "anna").conversations().direct(UserId.of("ben")));
        Session ben = session(messaging, "ben");
        ReceivedEntries first = new ReceivedEntries();
        CountDownLatch release = new CountDownLatch(1);
        storage.beforeReading = () -> await(release);
        CompletionStage<EntrySubscription> late = ben.listen(first);
        refused(ErrorCode.DEADLINE_EXCEEDED, () -> done(late));
        storage.beforeReading = () -> {};
        release.countDown();
        ReceivedEntries second = new ReceivedEntries();
        done(ben.listen(second));
        for (int i = 0; i < 20; i++) {
            done(withBen.send(Draft.text("once")));
        }
        second.next(20);
        assertThat(first.rest().size()).isLessThan(20);
    }

    private static List<String> bots() {
        return List.of("one", "two", "three", "four");
    }

    private Messaging start(UnaryOperator<MessagingBuilder> settings) {
        Messaging messaging = settings.apply(Messaging.builder()
                        .storage(open.isEmpty() ? storage : new FaultyStorage(MemoryStorage.create()))
                        .keys(TestEngine.freshKeys())
                        .deadline(Duration.ofSeconds(5))
                        .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                        .reconcileEvery(Duration.ofMillis(100)))
                .start();
        open.add(messaging);
        return messaging;
    }

    private Session session(Messaging messaging, String user) {
        return done(messaging.openSession(tenant, UserId.of(user)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
