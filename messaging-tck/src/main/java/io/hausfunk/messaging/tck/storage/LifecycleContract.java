// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Opening, closing, and what is refused in between. */
abstract class LifecycleContract extends StorageContract {
    private static final String CLOSED =
            "Before {@code open()} and after {@code close()} every call throws {@code STORAGE_CLOSED}";

    @Test
    @Promise(CLOSED)
    void every_call_before_opening_is_refused() {
        try (MessagingStorage unopened = harness.newStore()) {
            assertAllClosed(EveryCall.of(unopened, FreshIds.conversation(tenant)));
        }
    }

    @Test
    @Promise({CLOSED, "Roles may be asked for at any time and kept: it is their methods that throw."})
    void every_call_on_a_role_kept_over_the_close_is_refused() {
        Map<String, Runnable> kept = EveryCall.of(store, FreshIds.conversation(tenant));

        store.close();

        assertAllClosed(kept);
    }

    @Test
    @Promise(CLOSED)
    void every_call_on_a_role_asked_for_after_the_close_is_refused() {
        store.close();

        assertAllClosed(EveryCall.of(store, FreshIds.conversation(tenant)));
    }

    @Test
    @Promise({CLOSED, "May be called again after it failed, but not after {@link #close()}."})
    void opening_after_closing_is_refused() {
        store.close();

        assertClosed("open", store::open);
    }

    @Test
    @Promise("Idempotent")
    void closing_twice_is_harmless() {
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }

    @Test
    @Promise("only {@code descriptor()} and {@code close()} never do.")
    void closing_without_opening_is_harmless() {
        MessagingStorage unopened = harness.newStore();

        assertThatCode(unopened::close).doesNotThrowAnyException();
    }

    @Test
    @Promise({
        "What this store is and what it promises. May be called at any time.",
        "only {@code descriptor()} and {@code close()} never do."
    })
    void the_descriptor_is_the_same_before_opening_and_after_closing() {
        MessagingStorage unopened = harness.newStore();
        StorageDescriptor before = unopened.descriptor();
        StorageDescriptor open = store.descriptor();
        store.close();

        assertThat(List.of(before, store.descriptor())).containsOnly(open);
        unopened.close();
    }

    @Test
    @Promise("the version of the schema that this code writes, from 1")
    void the_descriptor_has_a_name_and_a_schema_version() {
        assertThat(store.descriptor().name()).isNotBlank();
        assertThat(store.descriptor().schemaVersion()).isPositive();
    }

    @Test
    @Promise("waits for calls under way")
    void a_call_beside_the_close_is_finished_or_refused() {
        ConversationRef ref = group();
        CountDownLatch going = new CountDownLatch(4);
        List<Callable<List<NewEntry>>> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            threads.add(() -> appendUntilClosed(ref, going));
        }
        threads.add(() -> {
            going.await(60, TimeUnit.SECONDS);
            store.close();
            return List.of();
        });

        List<NewEntry> acknowledged =
                Parallel.together(threads).stream().flatMap(List::stream).toList();

        store = opened(harness.newStore());
        assertThat(conversation(ref).head()).isEqualTo(acknowledged.size() + 1L);
        assertThat(acknowledged)
                .allSatisfy(entry ->
                        assertThat(store.entries().find(ref, entry.name())).isPresent());
    }

    private List<NewEntry> appendUntilClosed(ConversationRef ref, CountDownLatch going) {
        List<NewEntry> acknowledged = new ArrayList<>();
        while (acknowledged.size() < 100_000) {
            NewEntry entry = EntryDraft.message(ref).entry();
            try {
                assertThat(append(entry)).isInstanceOf(AppendResult.Appended.class);
            } catch (StorageException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_CLOSED);
                return acknowledged;
            }
            acknowledged.add(entry);
            going.countDown();
        }
        throw new AssertionError("calls still work long after the close");
    }

    private static void assertAllClosed(Map<String, Runnable> calls) {
        SoftAssertions softly = new SoftAssertions();
        calls.forEach((name, call) -> softly.check(() -> assertClosed(name, call::run)));
        softly.assertAll();
    }

    private static void assertClosed(String name, ThrowingCallable call) {
        assertThatCode(call)
                .as(name)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.STORAGE_CLOSED));
    }
}
