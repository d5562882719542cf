// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.content.MissingContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What senders see when the store fails, and that the engine goes on when it does no more. */
class StoreTroubleTest {
    private final FaultyStorage storage = new FaultyStorage(MemoryStorage.create());
    private final Messaging messaging = Messaging.builder()
            .storage(storage)
            .keys(TestEngine.freshKeys())
            .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
            .deadline(Duration.ofSeconds(2))
            .start();
    private final TenantId tenant = TestEngine.tenant();
    private final Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
    private final Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));

    @AfterEach
    void close() {
        messaging.close();
    }

    @Test
    void a_commit_that_broke_off_after_writing_is_found_by_its_name_and_written_once() {
        AtomicInteger calls = new AtomicInteger();
        storage.fault = (entries, store) -> {
            var results = store.apply(entries);
            if (calls.incrementAndGet() <= 2) {
                throw new StorageException(ErrorCode.OUTCOME_UNKNOWN, "broke off");
            }
            return results;
        };
        Sent sent = done(withBen.send(Draft.text("once")));
        assertThat(sent.sequence()).isEqualTo(2);
        assertThat(calls).hasValue(3);
        assertThat(done(withBen.info()).lastReadable()).isEqualTo(2);
    }

    @Test
    void a_membership_change_that_broke_off_is_made_once() {
        Conversation group = done(anna.conversations().createGroup(NewGroup.titled("g")));
        AtomicInteger calls = new AtomicInteger();
        storage.fault = (entries, store) -> {
            var results = store.apply(entries);
            if (calls.incrementAndGet() == 1) {
                throw new StorageException(ErrorCode.OUTCOME_UNKNOWN, "broke off");
            }
            return results;
        };
        Change change =
                done(group.participants().add(List.of(UserId.of("ben")), io.hausfunk.messaging.model.Role.MEMBER));
        assertThat(change.sequence()).isEqualTo(2);
        assertThat(done(group.info()).lastReadable()).isEqualTo(2);
        assertThat(done(group.participants().list())).hasSize(2);
    }

    @Test
    void an_outcome_that_stays_unknown_is_said_and_asking_again_tells_the_truth() {
        storage.fault = (entries, store) -> {
            var written = store.apply(entries);
            assertThat(written).isNotEmpty();
            throw new StorageException(ErrorCode.OUTCOME_UNKNOWN, "broke off");
        };
        Draft draft = Draft.text("who knows");
        refused(ErrorCode.OUTCOME_UNKNOWN, () -> done(withBen.send(draft)));
        storage.fault = (entries, store) -> store.apply(entries);
        Sent sent = done(withBen.send(draft));
        assertThat(sent.repeated()).isTrue();
        assertThat(sent.sequence()).isEqualTo(2);
    }

    @Test
    void a_store_that_is_down_or_full_is_named_and_sending_goes_on_when_it_is_back() {
        for (ErrorCode code :
                List.of(ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.STORAGE_FULL, ErrorCode.STORAGE_READ_ONLY)) {
            storage.fault = (entries, store) -> {
                throw new StorageException(code, "not now");
            };
            refused(code, () -> done(withBen.send(Draft.text("x"))));
            storage.fault = (entries, store) -> store.apply(entries);
            done(withBen.send(Draft.text("again")));
        }
        assertThat(done(withBen.info()).lastReadable()).isEqualTo(4);
    }

    @Test
    void one_entry_that_the_store_chokes_on_does_not_take_the_others_with_it() {
        int poisoned = 5000;
        storage.fault = (entries, store) -> {
            if (entries.stream().anyMatch(entry -> big(entry, poisoned))) {
                throw new IllegalStateException("a bug for big ones");
            }
            return store.apply(entries);
        };
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(withBen.send(Draft.text(i == 50 ? "x".repeat(poisoned) : "n" + i)));
        }
        int failed = 0;
        for (CompletionStage<Sent> stage : sent) {
            try {
                done(stage);
            } catch (MessagingException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(done(withBen.info()).lastReadable()).isEqualTo(100);
    }

    @Test
    void a_store_that_does_not_answer_is_unknown_for_what_it_has_and_nothing_for_what_waits() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        storage.fault = (entries, store) -> {
            entered.countDown();
            await(release);
            return store.apply(entries);
        };
        CompletionStage<Sent> inStore = withBen.send(Draft.text("in the store"));
        await(entered);
        Draft waiting = Draft.text("waiting");
        CompletionStage<Sent> queued = withBen.send(waiting);
        refused(ErrorCode.OUTCOME_UNKNOWN, () -> done(inStore));
        refused(ErrorCode.DEADLINE_EXCEEDED, () -> done(queued));
        release.countDown();
        storage.fault = (entries, store) -> store.apply(entries);
        // Nothing was written of what was said to be not written: its first number comes only now.
        assertThat(done(withBen.send(waiting)).repeated()).isFalse();
        assertThat(done(withBen.info()).lastReadable()).isEqualTo(3);
    }

    @Test
    void a_full_queue_says_busy_and_when_to_try_again() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        storage.fault = (entries, store) -> {
            entered.countDown();
            await(release);
            return store.apply(entries);
        };
        withBen.send(Draft.text("first"));
        await(entered);
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 10_500; i++) {
            sent.add(withBen.send(Draft.text("n" + i)));
        }
        int busy = 0;
        for (CompletionStage<Sent> stage : sent.subList(10_000, sent.size())) {
            try {
                done(stage);
            } catch (io.hausfunk.messaging.error.BusyException e) {
                assertThat(e.retryAfter().orElseThrow()).isPositive();
                busy++;
            }
        }
        assertThat(busy).isEqualTo(500);
        release.countDown();
    }

    @Test
    void catching_up_ends_although_the_last_rows_are_missing() {
        done(withBen.send(Draft.text("deleted by somebody")));
        storage.lost = entry -> entry.sequence() == 2;
        SyncPage page = done(anna.sync(Cursor.beginning(), 500));
        assertThat(page.entries()).hasSize(2);
        assertThat(page.entries().get(1).content())
                .as("what is missing is told, not passed over")
                .isInstanceOf(MissingContent.class);
        assertThat(page.more()).isFalse();
    }

    private static boolean big(NewEntry entry, int size) {
        return entry.envelope().length() > size;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
