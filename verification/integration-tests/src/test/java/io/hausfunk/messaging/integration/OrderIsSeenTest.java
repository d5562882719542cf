// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an administrator does to the order of entries, and what health says of it. */
class OrderIsSeenTest {
    private static final String IN_ONE = " WHERE tenant = ? AND conversation = ?";

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void an_entry_that_was_moved_before_what_its_author_had_seen_is_said(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            try (Messaging messaging = world.start()) {
                TestCalls.all(group(world, messaging));
                assertThat(messaging.health().findings()).isEmpty();
            }
            world.administer(administrator -> administrator.swapNumbers(world.row("one#2"), world.row("one#4")));
            try (Messaging messaging = world.start()) {
                TestCalls.all(group(world, messaging));
                assertThat(messaging.health().findings())
                        .singleElement()
                        .asString()
                        .contains("entry #2")
                        .contains("stands before what its author had seen");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Place.Kind.class, names = "POSTGRESQL")
    void an_end_that_is_cut_off_under_a_running_engine_is_said(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind);
                Messaging messaging = world.start()) {
            Conversation group = group(world, messaging);
            TestCalls.all(group);
            Object[] one = {
                world.north.value(), world.place.column(world.id("one").value())
            };
            world.administer(administrator -> {
                administrator.update("DELETE FROM hausfunk_entry" + IN_ONE + " AND sequence = 5", one);
                administrator.update("UPDATE hausfunk_conversation SET head = 4" + IN_ONE, one);
            });
            TestCalls.all(group);
            assertThat(messaging.health().findings())
                    .singleElement()
                    .asString()
                    .contains("had 5 entries and has 4 now");
        }
    }

    private static Conversation group(SmallWorld world, Messaging messaging) {
        return done(SmallWorld.session(messaging, world.north, "dora")
                .conversations()
                .open(world.id("one")));
    }
}
