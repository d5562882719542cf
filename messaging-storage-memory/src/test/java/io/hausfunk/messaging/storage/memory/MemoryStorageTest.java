// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract kit cannot know of this store: who shares data with whom. The rest is checked by the kit. */
class MemoryStorageTest {
    private static final KeyRow ROW =
            new KeyRow(KeyRef.tenant(new TenantId("acme")), 1, SealedBytes.copyOf(new byte[] {1}), null);

    @Test
    void created_stores_share_nothing() {
        try (MemoryStorage one = opened(MemoryStorage.create());
                MemoryStorage other = opened(MemoryStorage.create())) {
            one.keys().putIfAbsent(List.of(ROW));

            assertThat(other.keys().find(List.of(ROW.ref()))).isEmpty();
            assertThat(one.descriptor().shared()).isFalse();
        }
    }

    @Test
    void stores_on_the_same_data_see_each_others_rows() {
        MemoryData data = new MemoryData();
        try (MemoryStorage one = opened(MemoryStorage.on(data));
                MemoryStorage other = opened(MemoryStorage.on(data))) {
            one.keys().putIfAbsent(List.of(ROW));

            assertThat(other.keys().find(List.of(ROW.ref()))).containsExactly(ROW);
            assertThat(one.descriptor().shared()).isTrue();
        }
    }

    private static MemoryStorage opened(MemoryStorage storage) {
        storage.open();
        return storage;
    }
}
