// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Going through the keys of a kind by pages. */
abstract class KeyListingContract extends StorageContract {
    private static final String PAGES = "Rows of one kind by pages";
    private static final String WHILE_REPLACING =
            "in a fixed order of the store's own, so that a page of later rows can"
                    + " be asked for while rows are replaced";

    @Test
    @Promise(PAGES)
    void only_the_rows_of_the_kind_are_listed() {
        ConversationRef ref = FreshIds.conversation(tenant);
        KeyRow person = SampleKeys.first(KeyRef.person(tenant, anna));
        KeyRow data = SampleKeys.first(KeyRef.data(ref, anna));
        KeyRow conversation = SampleKeys.first(KeyRef.conversation(ref));
        store.keys().putIfAbsent(List.of(person, data, conversation));

        assertThat(store.keys().list(KeyKind.PERSON, tenant, null, 10)).containsExactly(person);
        assertThat(store.keys().list(KeyKind.DATA, tenant, null, 10)).containsExactly(data);
        assertThat(store.keys().list(KeyKind.CONVERSATION, tenant, null, 10)).containsExactly(conversation);
        assertThat(store.keys().list(KeyKind.INDEX, tenant, null, 10)).isEmpty();
    }

    @Test
    @Promise({PAGES, "a shorter page is the last one", "the last row of the page before"})
    void pages_together_hold_every_row_of_a_tenant_once() {
        for (KeyKind kind : List.of(KeyKind.PERSON, KeyKind.CONVERSATION, KeyKind.DATA)) {
            List<KeyRow> rows = keys(kind, 25);

            assertThat(paged(kind, tenant, 10, row -> {}))
                    .as(kind.toString())
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    @Test
    @Promise("of which tenant, or null for all")
    void all_tenants_are_listed_if_none_is_named() {
        List<KeyRow> rows = Stream.generate(() -> SampleKeys.first(KeyRef.tenant(FreshIds.tenant())))
                .limit(12)
                .toList();
        store.keys().putIfAbsent(rows);

        List<KeyRow> listed = paged(KeyKind.TENANT, null, 5, row -> {});

        assertThat(listed).doesNotHaveDuplicates().containsAll(rows);
    }

    @Test
    @Promise(WHILE_REPLACING)
    void no_row_is_missed_or_seen_twice_while_rows_are_replaced() {
        List<KeyRow> rows = keys(KeyKind.PERSON, 25);

        List<KeyRow> listed = paged(
                KeyKind.PERSON,
                tenant,
                4,
                row -> assertThat(store.keys().replace(SampleKeys.version(row.ref(), 2)))
                        .isTrue());

        assertThat(listed).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(store.keys().list(KeyKind.PERSON, tenant, null, 100))
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.version()).isEqualTo(2));
    }

    @Test
    @Promise(WHILE_REPLACING)
    void the_order_is_the_same_with_any_limit() {
        keys(KeyKind.DATA, 9);
        List<KeyRow> all = store.keys().list(KeyKind.DATA, tenant, null, 1000);

        assertThat(store.keys().list(KeyKind.DATA, tenant, null, 4)).isEqualTo(all.subList(0, 4));
        assertThat(store.keys().list(KeyKind.DATA, tenant, all.get(3).ref(), 4)).isEqualTo(all.subList(4, 8));
    }

    @Test
    @Promise(WHILE_REPLACING)
    void the_page_after_a_row_that_was_deleted_goes_on_behind_it() {
        keys(KeyKind.PERSON, 6);
        List<KeyRow> all = store.keys().list(KeyKind.PERSON, tenant, null, 1000);
        store.keys().delete(all.get(2).ref());

        assertThat(store.keys().list(KeyKind.PERSON, tenant, all.get(2).ref(), 10))
                .isEqualTo(all.subList(3, 6));
    }

    private List<KeyRow> keys(KeyKind kind, int count) {
        List<KeyRow> rows = Stream.generate(() -> SampleKeys.first(fresh(kind)))
                .limit(count)
                .toList();
        store.keys().putIfAbsent(rows);
        return rows;
    }

    private KeyRef fresh(KeyKind kind) {
        if (kind.equals(KeyKind.PERSON)) {
            return KeyRef.person(tenant, FreshIds.person());
        }
        return kind.equals(KeyKind.DATA)
                ? KeyRef.data(FreshIds.conversation(tenant), FreshIds.person())
                : KeyRef.conversation(FreshIds.conversation(tenant));
    }

    private List<KeyRow> paged(KeyKind kind, @Nullable TenantId of, int limit, Consumer<KeyRow> meanwhile) {
        List<KeyRow> rows = new ArrayList<>();
        List<KeyRow> page;
        KeyRef after = null;
        do {
            page = store.keys().list(kind, of, after, limit);
            page.forEach(meanwhile);
            rows.addAll(page);
            after = rows.isEmpty() ? null : rows.get(rows.size() - 1).ref();
        } while (page.size() == limit);
        return rows;
    }
}
