// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.delivery.RecentEntries.Recent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
    private static final ConversationRef ONE = new ConversationRef(new TenantId("acme"), id(1));
    private static final ConversationRef TWO = new ConversationRef(new TenantId("acme"), id(2));

    private final AtomicLong now = new AtomicLong(-1);
    private final RecentEntries recent = new RecentEntries(now::get);

    @Test
    void gives_what_comes_right_behind_a_number() {
        add(ONE, 3, 4, 5, 6);
        assertThat(after(ONE, 4, 100)).containsExactly(5L, 6L);
        assertThat(after(ONE, 2, 3)).containsExactly(3L, 4L, 5L);
        assertThat(after(ONE, 6, 100)).isEmpty();
        assertThat(after(TWO, 4, 100)).isEmpty();
    }

    @Test
    void gives_nothing_if_the_next_one_is_not_here() {
        add(ONE, 3, 4);
        assertThat(after(ONE, 1, 100)).isEmpty();
    }

    @Test
    void leaves_no_gap_where_another_node_wrote_in_between() {
        add(ONE, 3, 4, 6, 7);
        assertThat(after(ONE, 3, 100)).isEmpty();
        assertThat(after(ONE, 5, 100)).containsExactly(6L, 7L);
    }

    @Test
    void takes_what_comes_late_or_twice_only_once() {
        add(ONE, 3, 4, 4, 5, 3);
        assertThat(after(ONE, 2, 100)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void forgets_what_is_emptied_and_goes_on() {
        add(ONE, 3, 4, 5);
        recent.add(doing(entry(ONE, 6, 100), new Effect.Empties(4)));
        assertThat(after(ONE, 2, 100)).isEmpty();
        assertThat(after(ONE, 3, 100)).isEmpty();
        assertThat(after(ONE, 4, 100)).containsExactly(5L, 6L);
    }

    @Test
    void tells_by_effects_and_not_by_the_kind_whether_participants_changed() {
        StoredEntry plain = entry(ONE, 3, 100).but().kind(EntryKind.MEMBERSHIP).build();
        Effect leaves = new ParticipantChange.Leaves(new PersonKey(new UUID(0, 2)));
        assertThat(new Recent(plain).membership()).isZero();
        assertThat(new Recent(doing(plain, new Effect.Empties(1))).membership()).isZero();
        assertThat(new Recent(doing(entry(ONE, 4, 100), leaves)).membership()).isEqualTo(4);
        // What only newer versions know may have changed them, too.
        Effect unknown = new Effect.Unknown(99, SealedBytes.copyOf(new byte[0]));
        assertThat(new Recent(doing(entry(ONE, 5, 100), unknown)).membership()).isEqualTo(5);
    }

    private static StoredEntry doing(StoredEntry entry, Effect effect) {
        return entry.but().effects(List.of(effect)).build();
    }

    @Test
    void forgets_after_half_a_minute_whether_or_not_anything_comes() {
        add(ONE, 3);
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        add(ONE, 4);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(after(ONE, 2, 100)).isEmpty();
        assertThat(after(ONE, 3, 100)).containsExactly(4L);
    }

    @Test
    void keeps_a_bounded_amount_and_the_latest_of_it() {
        for (long sequence = 1; sequence <= 500; sequence++) {
            recent.add(entry(sequence % 2 == 0 ? ONE : TWO, (sequence + 1) / 2, 60_000));
        }
        assertThat(after(ONE, 0, 1000)).isEmpty();
        assertThat(after(ONE, 240, 1000)).endsWith(250L).hasSize(10);
        assertThat(after(TWO, 240, 1000)).endsWith(250L).hasSize(10);
    }

    private void add(ConversationRef ref, long... sequences) {
        for (long sequence : sequences) {
            recent.add(entry(ref, sequence, 100));
        }
    }

    private List<Long> after(ConversationRef ref, long position, int limit) {
        return recent.after(ref, position, limit).stream().map(Recent::sequence).toList();
    }

    private static StoredEntry entry(ConversationRef ref, long sequence, int length) {
        return StoredEntry.of(ref, sequence, new EntryName(UUID.randomUUID()))
                .author(new PersonKey(new UUID(0, 2)))
                .kind(EntryKind.MESSAGE)
                .at(Instant.EPOCH)
                .envelope(SealedBytes.copyOf(new byte[length]))
                .build();
    }

    private static ConversationId id(long number) {
        return new ConversationId(new UUID(0, number));
    }
}
