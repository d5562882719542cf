// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Positions in far more conversations than one record of the store holds. */
class DevicePositionsTest {
    private static final int MANY = Boolean.getBoolean("hausfunk.thorough") ? 250_000 : 95_000;

    private final TenantId tenant = TestEngine.tenant();
    private final MemoryStorage store = MemoryStorage.create();
    private final Random random = new Random(11);

    @Test
    void a_cursor_for_any_number_of_conversations_has_at_most_512_characters() {
        store.open();
        Keyring keyring = Keyring.create(
                store.keys(),
                TestEngine.freshKeys(),
                new KeyringSettings(100, Duration.ofMinutes(5), Ticker.systemTicker()));
        PersonKey person = keyring.pseudonyms().person(tenant, "anna");
        keyring.people().remember(tenant, Map.of(person, "anna"));
        Actor actor = new Actor(tenant, UserId.of("anna"), person);
        DevicePositions devices = new DevicePositions(
                new PositionRecords(store.personal(), keyring.personal(), Clock.systemUTC()), () -> 1);
        Map<ConversationId, Long> model = new HashMap<>();
        Cursor cursor = Cursor.beginning();
        for (int changed : List.of(3, 9, 700, 700, 40, MANY, 5, 1, 13, 600, MANY / 2 + 5, 2)) {
            Map<ConversationId, Long> numbers = new HashMap<>();
            List<ConversationId> known = List.copyOf(model.keySet());
            for (int i = 0; i < changed; i++) {
                ConversationId id = known.isEmpty() || (i % 3 > 0 && model.size() < MANY)
                        ? new ConversationId(UUID.randomUUID())
                        : known.get(random.nextInt(known.size()));
                numbers.put(id, random.nextLong(1, Long.MAX_VALUE));
            }
            model.putAll(numbers);
            Positions now = devices.fitting(actor, devices.read(actor, cursor).with(numbers));
            cursor = DevicePositions.cursor(actor, now);
            assertThat(cursor.value().length()).isLessThanOrEqualTo(512);
            assertThat(numbers(devices.read(actor, cursor))).isEqualTo(model);
        }
        assertThat(store.personal().list(tenant, person, PersonalKind.of(1), null, 1000))
                .hasSizeLessThan(20);
        store.close();
    }

    private static Map<ConversationId, Long> numbers(Positions positions) {
        Map<ConversationId, Long> numbers = new HashMap<>();
        SavedPositions saved = positions.saved();
        if (saved != null) {
            numbers.putAll(saved.all());
            numbers.putAll(saved.since());
        }
        numbers.putAll(positions.changes());
        return numbers;
    }
}
