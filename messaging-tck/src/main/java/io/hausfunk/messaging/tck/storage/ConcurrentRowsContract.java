// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many threads on the same keys and marks. */
abstract class ConcurrentRowsContract extends StorageContract {
    @Test
    @Promise("the first to come wins for good")
    void a_key_put_by_many_at_once_has_one_winner_that_all_are_told() {
        for (int round = 0; round < 20; round++) {
            KeyRef ref = KeyRef.person(tenant, FreshIds.person());

            List<KeyRow> told = Parallel.onAllThreads(thread ->
                    store.keys().putIfAbsent(List.of(SampleKeys.first(ref))).get(0));

            assertThat(told).containsOnly(told.get(0));
            assertThat(store.keys().find(List.of(ref))).containsExactly(told.get(0));
        }
    }

    @Test
    @Promise("the first to come wins for good")
    void keys_put_by_many_in_any_order_all_come_to_an_end() {
        List<KeyRef> refs = Stream.generate(() -> KeyRef.person(tenant, FreshIds.person()))
                .limit(20)
                .toList();

        Parallel.onAllThreads(thread -> {
            List<KeyRef> shuffled = new ArrayList<>(refs);
            Collections.shuffle(shuffled);
            List<KeyRow> stored = store.keys()
                    .putIfAbsent(shuffled.stream().map(SampleKeys::first).toList());
            assertThat(stored.stream().map(KeyRow::ref)).isEqualTo(shuffled);
            return thread;
        });

        assertThat(store.keys().find(refs)).hasSize(20);
    }

    @Test
    @Promise("Replaces a row if it still has the version before this one.")
    void a_key_replaced_by_many_at_once_is_replaced_by_one() {
        KeyRef ref = KeyRef.tenant(tenant);
        store.keys().putIfAbsent(List.of(SampleKeys.first(ref)));
        for (long version = 2; version < 22; version++) {
            long next = version;

            List<Boolean> replaced =
                    Parallel.onAllThreads(thread -> store.keys().replace(SampleKeys.version(ref, next)));

            assertThat(replaced).containsOnlyOnce(true);
        }
    }

    @Test
    @Promise("whether there was one")
    void a_key_deleted_by_many_at_once_is_deleted_by_one() {
        KeyRow row = SampleKeys.first(KeyRef.tenant(tenant));
        store.keys().putIfAbsent(List.of(row));

        assertThat(Parallel.onAllThreads(thread -> store.keys().delete(row.ref())))
                .containsOnlyOnce(true);
    }

    @Test
    @Promise("numbers that never fall")
    void marks_raised_by_many_at_once_end_at_the_highest() {
        ConversationRef ref = group();
        ConversationRef other = group();
        for (int entry = 0; entry < 40; entry++) {
            say(ref, anna);
        }

        Parallel.onAllThreads(thread -> {
            for (int round = 0; round < 5; round++) {
                List<MarkUpdate> updates = new ArrayList<>(List.of(
                        new MarkUpdate(ref, ben, thread + 8L * round, thread),
                        new MarkUpdate(other, ben, 1, 1),
                        new MarkUpdate(ref, anna, thread, thread)));
                Collections.shuffle(updates);
                store.marks().advance(updates);
            }
            return thread;
        });

        assertThat(participant(ref, ben).delivered()).isEqualTo(39);
        assertThat(participant(ref, ben).read()).isEqualTo(7);
        assertThat(participant(ref, anna).read()).isEqualTo(7);
    }
}
