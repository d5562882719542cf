// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a tenant has something that new keys would make unreadable. */
abstract class ProtectedDataContract extends StorageContract {
    private static final String PROTECTS =
            "Whether anything is stored that a tenant's own keys protect: a conversation, an"
                    + " entry, a task, or a key of another kind than {@code TENANT} and {@code INDEX}.";

    @Test
    @Promise(PROTECTS)
    void a_tenant_of_whom_nothing_but_its_own_keys_is_stored_has_nothing_protected() {
        TenantId fresh = FreshIds.tenant();
        store.keys()
                .putIfAbsent(List.of(SampleKeys.first(KeyRef.tenant(fresh)), SampleKeys.first(KeyRef.index(fresh))));

        assertThat(store.keys().protects(fresh)).isFalse();
        assertThat(store.keys().protects(FreshIds.tenant())).isFalse();
    }

    @Test
    @Promise(PROTECTS)
    void a_conversation_is_protected_also_if_every_key_is_gone() {
        ConversationRef ref = group();
        for (KeyKind kind : KeyKind.values()) {
            store.keys()
                    .list(kind, tenant, null, 1000)
                    .forEach(row -> store.keys().delete(row.ref()));
        }

        assertThat(store.keys().protects(ref.tenant())).isTrue();
        assertThat(store.keys().protects(FreshIds.tenant())).isFalse();
    }

    @Test
    @Promise(PROTECTS)
    void a_key_below_a_tenants_own_is_protected() {
        TenantId fresh = FreshIds.tenant();
        store.keys().putIfAbsent(List.of(SampleKeys.first(KeyRef.person(fresh, anna))));

        assertThat(store.keys().protects(fresh)).isTrue();
    }

    @Test
    @Promise(PROTECTS)
    void a_task_is_protected() {
        if (store instanceof HasTasks has) {
            TenantId fresh = FreshIds.tenant();
            has.tasks()
                    .putIfAbsent(List.of(Task.of(
                            fresh,
                            new TaskName(UUID.randomUUID()),
                            TaskKind.of(32_765),
                            EntryDraft.AT,
                            FreshIds.bytes(3))));

            assertThat(store.keys().protects(fresh)).isTrue();
        }
    }

    @Test
    @Promise("null asks whether there is any of these for any tenant, or any key but that of the installation")
    void a_key_of_any_tenant_is_protected_data_of_the_installation() {
        store.keys().putIfAbsent(List.of(SampleKeys.first(KeyRef.tenant(FreshIds.tenant()))));

        assertThat(store.keys().protects(null)).isTrue();
    }
}
