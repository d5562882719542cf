// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.SyncPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cursors stay small, whatever they stand for, and mean the same on every device and after any detour. */
class CursorTest {
    private static final int GROUPS = 60;
    private static final int MOST = 512;

    private final MovedClock clock = new MovedClock();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(clock));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private final List<Conversation> groups = new ArrayList<>();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_cursor_is_small_and_a_sync_repeats_and_misses_nothing() {
        groups();
        Device one = new Device();
        Device two = new Device();
        for (int round = 0; round < 12; round++) {
            for (int i = random.nextInt(80); i > 0; i--) {
                done(groups.get(random.nextInt(GROUPS)).send(Draft.text("x")));
            }
            one.catchUp(1 + random.nextInt(40));
            if (round % 3 == 0) {
                two.catchUp(500);
            }
        }
        two.catchUp(7);
        assertThat(one.seen).isEqualTo(two.seen);
        assertThat(one.longest).isLessThanOrEqualTo(MOST);
    }

    @Test
    void the_same_cursor_gives_the_same_again_until_its_device_came_back_a_day_later() {
        groups();
        SyncPage first = done(ben.sync(Cursor.beginning(), 15));
        SyncPage second = done(ben.sync(first.next(), 15));
        SyncPage third = done(ben.sync(second.next(), 15));
        assertThat(numbers(done(ben.sync(second.next(), 15)).entries())).isEqualTo(numbers(third.entries()));
        clock.pass(Duration.ofHours(25));
        assertThat(done(ben.sync(third.next(), 500)).more()).isFalse();
        refused(ErrorCode.CURSOR_EXPIRED, () -> done(ben.sync(second.next(), 15)));
        refused(ErrorCode.CURSOR_INVALID, () -> done(anna.sync(third.next(), 15)));
    }

    @Test
    void a_cursor_of_an_engine_that_is_gone_works_in_the_next_one() {
        groups();
        SyncPage first = done(ben.sync(Cursor.beginning(), 100));
        try (TestEngine next = engine.another(settings -> settings)) {
            Session again = next.session(engine.tenant, "ben");
            Set<String> seen = new HashSet<>(numbers(first.entries()));
            SyncPage rest = done(again.sync(new Cursor(first.next().value()), 500));
            rest.entries().forEach(entry -> assertThat(seen.add(number(entry))).isTrue());
            assertThat(seen).hasSize(GROUPS);
        }
    }

    @Test
    void a_subscription_gives_small_cursors_behind_what_it_delivered() {
        groups();
        ReceivedEntries heard = new ReceivedEntries();
        EntrySubscription subscription = done(ben.listen(Cursor.beginning(), heard));
        heard.next(GROUPS);
        Cursor cursor = done(subscription.cursor());
        assertThat(cursor.value().length()).isLessThanOrEqualTo(MOST);
        done(groups.get(0).send(Draft.text("one more")));
        heard.next(1);
        Cursor later = done(subscription.cursor());
        assertThat(done(ben.sync(later, 10)).entries().size()).isLessThanOrEqualTo(1);
        assertThat(done(ben.sync(cursor, 10)).entries().size()).isBetween(1, 2);
    }

    @Test
    void who_was_away_for_long_begins_again() {
        groups();
        Cursor cursor = done(ben.sync(Cursor.beginning(), 500)).next();
        clock.pass(Duration.ofDays(89));
        done(ben.sync(cursor, 1));
        clock.pass(Duration.ofDays(89));
        engine.cleanPositions(clock.instant());
        done(ben.sync(cursor, 1));
        clock.pass(Duration.ofDays(91));
        engine.cleanPositions(clock.instant());
        refused(ErrorCode.CURSOR_EXPIRED, () -> done(ben.sync(cursor, 1)));
    }

    private void groups() {
        for (int i = 0; i < GROUPS; i++) {
            groups.add(
                    done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user())))));
        }
    }

    private static List<String> numbers(List<Entry> entries) {
        return entries.stream().map(CursorTest::number).toList();
    }

    private static String number(Entry entry) {
        return entry.conversation() + "/" + entry.sequence();
    }

    private final class Device {
        private final Set<String> seen = new HashSet<>();
        private Cursor cursor = Cursor.beginning();
        private int longest;

        void catchUp(int limit) {
            SyncPage page;
            do {
                page = done(ben.sync(cursor, limit));
                page.entries()
                        .forEach(entry -> assertThat(seen.add(number(entry))).isTrue());
                cursor = page.next();
                longest = Math.max(longest, cursor.value().length());
            } while (page.more());
        }
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-10-20T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
