// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.StoreOutage;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the store is asked, with a busy installation around. Time is moved by hand. */
class ReconcilerTest {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration TICK = USUAL.dividedBy(Reconciler.MOST_OFTEN);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger relisted = new AtomicInteger();
    private int changesASecond;
    private long since;

    private final ChangeStore store = (mark, limit) -> {
        asked.incrementAndGet();
        int changed = (int) ((now.get() - since) / 1e9 * changesASecond);
        since = now.get();
        List<ConversationHead> heads = IntStream.range(0, Math.min(changed, limit))
                .mapToObj(number -> new ConversationHead(
                        new ConversationRef(new TenantId("t"), new ConversationId(new UUID(0, number))), 1, 1))
                .toList();
        return new Changes(heads, new ChangeMark("m"), changed <= limit);
    };

    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final List<ConversationHead> taken = new ArrayList<>();
    private Throwable trouble;
    private Reconciler reconciler;

    private void take(List<ConversationHead> heads) {
        fail();
        taken.addAll(heads);
    }

    private void relist() {
        fail();
        relisted.incrementAndGet();
    }

    private void fail() {
        if (trouble instanceof Error error) {
            trouble = null;
            throw error;
        }
    }

    @BeforeEach
    void start() {
        reconciler =
                new Reconciler(store, this::take, this::relist, now::get, USUAL, faults, new StoreOutage(now::get));
    }

    @Test
    void asks_at_its_usual_pace_while_little_changes() {
        changesASecond = 10;
        pass(Duration.ofMinutes(1));
        assertThat(asked.get()).isBetween(29, 31);
        assertThat(relisted.get()).isZero();
    }

    @Test
    void asks_more_often_while_much_changes_so_that_nothing_is_too_much_for_one_answer() {
        changesASecond = 2000;
        pass(Duration.ofMinutes(1));
        assertThat(relisted.get()).isLessThanOrEqualTo(2);
        changesASecond = 10;
        pass(Duration.ofSeconds(10));
        asked.set(0);
        pass(Duration.ofMinutes(1));
        assertThat(asked.get()).isBetween(29, 31);
    }

    @Test
    void lets_all_listeners_look_for_themselves_no_more_often_than_usual_however_much_changes() {
        changesASecond = 100_000;
        pass(Duration.ofMinutes(1));
        assertThat(relisted.get()).isBetween(28, 31);
    }

    @Test
    void what_could_not_be_taken_is_asked_for_again() {
        changesASecond = 10;
        now.addAndGet(USUAL.toNanos());
        List<ChangeMark> marks = new ArrayList<>();
        Reconciler asking = new Reconciler(
                (mark, limit) -> {
                    marks.add(mark);
                    return store.changedSince(mark, limit);
                },
                this::take,
                this::relist,
                now::get,
                USUAL,
                faults,
                new StoreOutage(now::get));
        trouble = new OutOfMemoryError("a test's");
        asking.run();
        assertThat(taken).isEmpty();
        assertThat(faults.counts()).containsEntry("reconciler", 1L);
        now.addAndGet(USUAL.toNanos());
        asking.run();
        asking.run();
        assertThat(marks).containsExactly(null, null, new ChangeMark("m"));
        assertThat(taken).isNotEmpty();
    }

    @Test
    void listeners_look_for_themselves_later_if_they_could_not() {
        changesASecond = 100_000;
        now.addAndGet(USUAL.toNanos());
        Reconciler failing = new Reconciler(
                store,
                heads -> {},
                () -> {
                    relisted.incrementAndGet();
                    fail();
                },
                now::get,
                USUAL,
                faults,
                new StoreOutage(now::get));
        trouble = new OutOfMemoryError("a test's");
        failing.run();
        changesASecond = 0;
        now.addAndGet(USUAL.toNanos());
        failing.run();
        assertThat(relisted.get()).isEqualTo(2);
        now.addAndGet(USUAL.toNanos());
        failing.run();
        assertThat(relisted.get()).isEqualTo(2);
    }

    private void pass(Duration time) {
        long end = now.get() + time.toNanos();
        while (now.get() < end) {
            now.addAndGet(TICK.toNanos());
            if (reconciler.due()) {
                reconciler.run();
            }
        }
    }
}
