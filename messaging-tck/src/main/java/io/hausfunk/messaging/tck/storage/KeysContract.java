// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Key rows: first come, replaced by version, deleted for good. */
abstract class KeysContract extends StorageContract {
    private static final String FIRST =
            "Stores those rows whose key has no row yet, in one commit; the first to come wins for good.";
    private static final String STORED_NOW =
            "for each row, in the same order, the one that is stored now: the given one or the earlier one";
    private static final String REPLACE = "Replaces a row if it still has the version before this one.";
    private static final String NOT_REPLACED = "false, with nothing written, if the row is gone or has another version"
            + " than {@code next.version() - 1}";
    private static final String FIND = "The rows that exist of those asked for, in no order.";

    @Test
    @Promise({STORED_NOW, FIND})
    void keys_of_every_kind_with_and_without_label_come_back() {
        ConversationRef ref = FreshIds.conversation(tenant);
        List<KeyRow> rows = List.of(
                SampleKeys.withoutLabel(KeyRef.tenant(tenant)),
                SampleKeys.withoutLabel(KeyRef.index(tenant)),
                SampleKeys.withoutLabel(KeyRef.conversation(ref)),
                SampleKeys.first(KeyRef.person(tenant, anna)),
                SampleKeys.first(KeyRef.data(ref, anna)));

        assertThat(store.keys().putIfAbsent(rows)).isEqualTo(rows);
        assertThat(store.keys().find(rows.stream().map(KeyRow::ref).toList()))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    @Promise({FIND, "Which key."})
    void keys_that_differ_in_one_owner_are_different_keys() {
        ConversationRef one = FreshIds.conversation(tenant);
        ConversationRef two = FreshIds.conversation(tenant);
        List<KeyRow> rows = Stream.of(
                        KeyRef.data(one, anna),
                        KeyRef.data(one, ben),
                        KeyRef.data(two, anna),
                        KeyRef.conversation(one),
                        KeyRef.person(tenant, anna))
                .map(SampleKeys::first)
                .toList();
        store.keys().putIfAbsent(rows);

        rows.forEach(row -> assertThat(store.keys().find(List.of(row.ref()))).containsExactly(row));
    }

    @Test
    @Promise({FIND, "up to 1000 keys, also none"})
    void only_keys_that_exist_are_found() {
        KeyRow row = SampleKeys.first(KeyRef.person(tenant, anna));
        store.keys().putIfAbsent(List.of(row));

        assertThat(store.keys().find(List.of(KeyRef.person(tenant, ben), row.ref(), KeyRef.tenant(tenant))))
                .containsExactly(row);
        assertThat(store.keys().find(List.of(KeyRef.person(tenant, carl)))).isEmpty();
        assertThat(store.keys().find(List.of())).isEmpty();
    }

    @Test
    @Promise({FIRST, STORED_NOW})
    void a_second_row_for_a_key_is_answered_with_the_first() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        store.keys().putIfAbsent(List.of(first));

        assertThat(store.keys().putIfAbsent(List.of(SampleKeys.first(first.ref()))))
                .containsExactly(first);
        assertThat(store.keys().find(List.of(first.ref()))).containsExactly(first);
    }

    @Test
    @Promise({FIRST, STORED_NOW})
    void new_and_known_keys_may_come_in_one_call() {
        KeyRow known = SampleKeys.first(KeyRef.person(tenant, ben));
        store.keys().putIfAbsent(List.of(known));
        KeyRow before = SampleKeys.first(KeyRef.person(tenant, anna));
        KeyRow after = SampleKeys.first(KeyRef.person(tenant, carl));

        assertThat(store.keys().putIfAbsent(List.of(before, SampleKeys.first(known.ref()), after)))
                .containsExactly(before, known, after);
        assertThat(store.keys().putIfAbsent(List.of())).isEmpty();
    }

    @Test
    @Promise({FIRST, STORED_NOW})
    void a_replaced_row_is_the_one_that_is_stored_now() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        KeyRow second = SampleKeys.version(first.ref(), 2);
        store.keys().putIfAbsent(List.of(first));
        store.keys().replace(second);

        assertThat(store.keys().putIfAbsent(List.of(first))).containsExactly(second);
    }

    @Test
    @Promise("up to 1000 rows of version 1, each key once ({@link IllegalArgumentException})")
    void rows_of_later_versions_and_keys_twice_are_refused() {
        KeyRef ref = KeyRef.tenant(tenant);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.keys().putIfAbsent(List.of(SampleKeys.version(ref, 2))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.keys().putIfAbsent(List.of(SampleKeys.first(ref), SampleKeys.first(ref))));
        assertThat(store.keys().find(List.of(ref))).isEmpty();
    }

    @Test
    @Promise(REPLACE)
    void the_next_version_replaces_a_row() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        KeyRow bare = new KeyRow(first.ref(), 2, FreshIds.bytes(80), null);
        KeyRow third = SampleKeys.version(first.ref(), 3);
        store.keys().putIfAbsent(List.of(first));

        assertThat(store.keys().replace(bare)).isTrue();
        assertThat(store.keys().find(List.of(first.ref()))).containsExactly(bare);
        assertThat(store.keys().replace(third)).isTrue();
        assertThat(store.keys().find(List.of(first.ref()))).containsExactly(third);
    }

    @Test
    @Promise(NOT_REPLACED)
    void another_version_than_the_next_replaces_nothing() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        KeyRow second = SampleKeys.version(first.ref(), 2);
        store.keys().putIfAbsent(List.of(first));
        store.keys().replace(second);

        for (long version : new long[] {1, 2, 4, 5}) {
            assertThat(store.keys().replace(SampleKeys.version(first.ref(), version)))
                    .as("version " + version + " over version 2")
                    .isFalse();
        }
        assertThat(store.keys().find(List.of(first.ref()))).containsExactly(second);
    }

    @Test
    @Promise(NOT_REPLACED)
    void a_row_that_is_gone_is_not_replaced() {
        KeyRow first = SampleKeys.first(KeyRef.tenant(tenant));
        store.keys().putIfAbsent(List.of(first));
        store.keys().delete(first.ref());

        assertThat(store.keys().replace(SampleKeys.version(first.ref(), 2))).isFalse();
        assertThat(store.keys().replace(SampleKeys.version(first.ref(), 1))).isFalse();
        assertThat(store.keys().find(List.of(first.ref()))).isEmpty();
    }

    @Test
    @Promise({"Removes a row for good.", "whether there was one"})
    void a_deleted_row_is_gone_and_the_others_stay() {
        KeyRow gone = SampleKeys.first(KeyRef.person(tenant, anna));
        KeyRow stays = SampleKeys.first(KeyRef.person(tenant, ben));
        store.keys().putIfAbsent(List.of(gone, stays));

        assertThat(store.keys().delete(gone.ref())).isTrue();
        assertThat(store.keys().delete(gone.ref())).isFalse();
        assertThat(store.keys().find(List.of(gone.ref(), stays.ref()))).containsExactly(stays);
    }
}
