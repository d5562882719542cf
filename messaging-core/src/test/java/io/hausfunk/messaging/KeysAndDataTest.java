// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.freshKeys;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keys and data prove that they belong together before anything is written. */
class KeysAndDataTest {
    @Test
    void an_engine_with_other_keys_does_not_start_and_writes_nothing() {
        MemoryData data = new MemoryData();
        MasterKeys keys = freshKeys();
        talk(data, keys);
        List<KeyRow> before = rows(data);

        refused(ErrorCode.KEYS_DO_NOT_MATCH, () -> start(data, freshKeys()));

        assertThat(rows(data)).isEqualTo(before);
        talk(data, keys);
    }

    @Test
    void other_keys_are_refused_also_where_nobody_has_spoken_yet() {
        MemoryData data = new MemoryData();
        MasterKeys keys = freshKeys();
        start(data, keys).close();

        refused(ErrorCode.KEYS_DO_NOT_MATCH, () -> start(data, freshKeys()));
    }

    @TestFactory
    Stream<DynamicTest> a_store_that_lost_its_keys_is_refused_and_not_begun_anew() {
        return Stream.of(
                        new Loss("every key", kind -> true),
                        new Loss("the key of the installation", KeyKind.CLUSTER::equals))
                .map(loss -> DynamicTest.dynamicTest("lost: " + loss.what, () -> {
                    MemoryData data = new MemoryData();
                    MasterKeys keys = freshKeys();
                    talk(data, keys);
                    delete(data, loss.kinds);
                    List<KeyRow> before = rows(data);

                    refused(ErrorCode.KEYS_DO_NOT_MATCH, () -> start(data, keys));

                    assertThat(rows(data)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_tenant_that_lost_its_keys_gets_no_new_ones() {
        return Stream.of(
                        new Loss("both of its own", kind -> kind.equals(KeyKind.TENANT) || kind.equals(KeyKind.INDEX)),
                        new Loss("its first", KeyKind.TENANT::equals),
                        new Loss("its index", KeyKind.INDEX::equals),
                        new Loss("all but that of the installation", kind -> !kind.equals(KeyKind.CLUSTER)))
                .map(loss -> DynamicTest.dynamicTest("lost: " + loss.what, () -> {
                    MemoryData data = new MemoryData();
                    MasterKeys keys = freshKeys();
                    TenantId tenant = talk(data, keys);
                    delete(data, loss.kinds);
                    List<KeyRow> before = rows(data);

                    try (Messaging messaging = start(data, keys)) {
                        refused(
                                ErrorCode.KEYS_DO_NOT_MATCH,
                                () -> done(messaging.openSession(tenant, UserId.of("anna"))));
                        assertThat(rows(data)).isEqualTo(before);
                        done(messaging.openSession(TestEngine.tenant(), UserId.of("anna")));
                    }
                }));
    }

    @Test
    void an_engine_whose_store_loses_its_keys_makes_no_new_tenant() {
        MemoryData data = new MemoryData();
        MasterKeys keys = freshKeys();
        talk(data, keys);
        try (Messaging messaging = start(data, keys)) {
            delete(data, kind -> true);

            refused(
                    ErrorCode.KEYS_DO_NOT_MATCH,
                    () -> done(messaging.openSession(TestEngine.tenant(), UserId.of("anna"))));
            assertThat(rows(data)).isEmpty();
        }
    }

    @Test
    void an_engine_does_not_start_while_it_cannot_ask_the_key_service() {
        MasterKeys away = new MasterKeys() {
            @Override
            public byte[] wrap(byte[] key, byte[] context) {
                throw new IllegalStateException("away");
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] context) {
                throw new KeyException(ErrorCode.KEYS_UNREACHABLE, "away");
            }
        };

        refused(ErrorCode.KEYS_UNREACHABLE, () -> start(new MemoryData(), away));
    }

    private static Messaging start(MemoryData data, MasterKeys keys) {
        return Messaging.builder().storage(MemoryStorage.on(data)).keys(keys).start();
    }

    private static TenantId talk(MemoryData data, MasterKeys keys) {
        TenantId tenant = TestEngine.tenant();
        try (Messaging messaging = start(data, keys)) {
            Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
            done(done(anna.conversations().direct(UserId.of("ben"))).send(Draft.text("hello")));
        }
        return tenant;
    }

    private static List<KeyRow> rows(MemoryData data) {
        try (MemoryStorage storage = MemoryStorage.on(data)) {
            storage.open();
            return KeyKind.values().stream()
                    .flatMap(kind -> storage.keys().list(kind, null, null, 1000).stream())
                    .toList();
        }
    }

    private static void delete(MemoryData data, Predicate<KeyKind> kinds) {
        List<KeyRow> rows = rows(data);
        try (MemoryStorage storage = MemoryStorage.on(data)) {
            storage.open();
            rows.stream()
                    .filter(row -> kinds.test(row.ref().kind()))
                    .forEach(row -> storage.keys().delete(row.ref()));
        }
    }

    private record Loss(String what, Predicate<KeyKind> kinds) {}
}
