// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.SmallWorld.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.KeyKind;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key row is deleted, and nothing else: what hangs on it is gone, and all else is as before. */
class ShreddingTest {
    private static final UUID NOBODY = new UUID(0, 0);

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void without_a_persons_key_their_messages_and_their_name_are_gone_everywhere(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            world.administer(administrator -> administrator.deleteKey(
                    KeyKind.PERSON,
                    new Administrator.Key(
                            world.north,
                            world.place.column(NOBODY),
                            administrator.entry(world.row("one#4"), "author"))));
            String gone = "nobody" + UNREADABLE;
            assertThat(SmallWorld.changes(before, world.picture()))
                    .isEqualTo(Map.of("one#4", gone, "one#5", gone, "two#3", gone));
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void without_a_conversations_key_it_does_not_open_and_the_others_do(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            world.administer(administrator -> administrator.deleteKey(
                    KeyKind.CONVERSATION,
                    new Administrator.Key(
                            world.north, world.place.column(world.id("one").value()), world.place.column(NOBODY))));
            Map<String, String> after = world.picture();
            assertThat(SmallWorld.changes(before, after)).isEqualTo(Map.of("one", "UNREADABLE"));
            assertThat(after).containsKeys("two#1", "two#2", "two#3", "far#1", "far#2", "far#3");
        }
    }
}
