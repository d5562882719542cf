// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Entry;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is <em>not</em> noticed: whoever may write to the database decides about order, marks and what is left out, though never
 * about what was said, nor about who takes part ({@link ForgedRightsTest}). The security model says the same; a test that fails here is good news, and
 * a reason to change it.
 */
class UnnoticedManipulationTest {
    private static final String IN_ONE = " WHERE tenant = ? AND conversation = ?";

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void the_last_entries_can_be_cut_off_while_no_engine_runs(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            world.administer(administrator -> {
                administrator.update("DELETE FROM hausfunk_entry" + IN_ONE + " AND sequence = 5", one(world));
                administrator.update("UPDATE hausfunk_conversation SET head = 4" + IN_ONE, one(world));
            });
            assertThat(world.picture()).hasSize(before.size() - 1).doesNotContainKey("one#5");
        }
    }

    private static Object[] one(SmallWorld world) {
        return new Object[] {
            world.north.value(), world.place.column(world.id("one").value())
        };
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void the_time_beside_an_entry_can_be_changed_but_the_sealed_one_is_shown(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            world.administer(administrator -> administrator.setEntry(world.row("one#2"), "at_ms", 1L));
            try (Messaging messaging = world.start()) {
                Entry entry = TestCalls.all(group(world, messaging, "dora")).get(1);
                assertThat(entry.at().toEpochMilli()).isGreaterThan(1L);
            }
        }
    }

    private static Conversation group(SmallWorld world, Messaging messaging, String user) {
        return done(
                SmallWorld.session(messaging, world.north, user).conversations().open(world.id("one")));
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void marks_and_what_counts_as_a_message_can_be_changed(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            try (Messaging messaging = world.start()) {
                assertThat(done(group(world, messaging, "dora").unread())).isEqualTo(4);
            }
            world.administer(administrator -> administrator.setEntry(world.row("one#2"), "unread", 0));
            try (Messaging messaging = world.start()) {
                assertThat(done(group(world, messaging, "dora").unread())).isEqualTo(3);
            }
            world.administer(administrator ->
                    administrator.update("UPDATE hausfunk_participant SET read = 5" + IN_ONE, one(world)));
            try (Messaging messaging = world.start()) {
                assertThat(done(group(world, messaging, "dora").unread())).isZero();
            }
        }
    }
}
