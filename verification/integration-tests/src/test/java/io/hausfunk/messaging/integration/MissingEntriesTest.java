// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.MissingContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever deletes rows is seen to have done so: an embedded file does not open, and from any other store the numbers are said. */
class MissingEntriesTest {
    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void deleted_entries_are_said_in_pages_in_both_directions_and_when_catching_up(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            for (int number : new int[] {1, 3, 5}) {
                world.administer(it -> assertThat(it.update(
                                "DELETE FROM hausfunk_entry WHERE tenant = ? AND conversation = ? AND sequence = ?",
                                world.north.value(),
                                it.column(world.id("one")),
                                number))
                        .isEqualTo(1));
            }
            if (kind == Place.Kind.EMBEDDED) {
                TestCalls.refused(world::start, ErrorCode.STORAGE_DAMAGED);
                return;
            }
            try (Messaging messaging = world.start()) {
                Session dora = SmallWorld.session(messaging, world.north, "dora");
                Conversation one = done(dora.conversations().open(world.id("one")));
                for (int limit : new int[] {1, 2, 10}) {
                    List<Entry> ascending = new ArrayList<>();
                    EntryPage page;
                    do {
                        page = done(one.readAfter(
                                ascending.isEmpty()
                                        ? 0
                                        : ascending.get(ascending.size() - 1).sequence(),
                                limit));
                        ascending.addAll(page.entries());
                    } while (page.more());
                    assertComplete(ascending);
                    List<Entry> descending = new ArrayList<>();
                    long before = Long.MAX_VALUE;
                    do {
                        page = done(one.readBefore(before, limit));
                        descending.addAll(page.entries());
                        before = descending.get(descending.size() - 1).sequence();
                    } while (page.more());
                    Collections.reverse(descending);
                    assertComplete(descending);
                }
                assertComplete(done(dora.sync(Cursor.beginning(), 100)).entries().stream()
                        .filter(entry -> entry.conversation().equals(world.id("one")))
                        .toList());
            }
        }
    }

    private static void assertComplete(List<Entry> entries) {
        assertThat(entries).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entries.stream()
                        .filter(entry -> entry.content() instanceof MissingContent)
                        .map(Entry::sequence))
                .containsExactly(1L, 3L, 5L);
    }
}
