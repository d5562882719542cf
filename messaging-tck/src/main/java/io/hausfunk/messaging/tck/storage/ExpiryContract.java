// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect.Expires;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that are to be emptied some time. The rows of other checks may lie between. */
abstract class ExpiryContract extends StorageContract {
    private static final String EXPIRING =
            "Entries of all tenants that are to be emptied by {@link Effect.Expires} up to a time and are not emptied"
                    + " yet, by that time and then in any fixed order of the store's own, by pages.";

    @Test
    @Promise({EXPIRING, "at this time or before"})
    void what_expires_up_to_a_time_is_listed_in_the_order_of_times() {
        ConversationRef ref = group();
        ConversationRef foreign = FreshIds.conversation(FreshIds.tenant());
        group(foreign, HistoryPolicy.ALL);
        expires(ref, EntryDraft.AT.plusSeconds(5));
        expires(foreign, EntryDraft.AT.plusSeconds(3));
        expires(ref, EntryDraft.AT.plusSeconds(6));
        say(ref, anna);

        List<Expiring> listed = ours(EntryDraft.AT.plusSeconds(5), 1000, ref, foreign);

        assertThat(listed)
                .containsExactly(
                        new Expiring(EntryDraft.AT.plusSeconds(3), foreign, 2),
                        new Expiring(EntryDraft.AT.plusSeconds(5), ref, 2));
    }

    @Test
    @Promise({EXPIRING, "the last one of the page before, or null for the first page"})
    void pages_together_hold_every_row_once() {
        ConversationRef ref = group();
        for (int i = 0; i < 7; i++) {
            expires(ref, EntryDraft.AT.plusSeconds(i / 3));
        }

        assertThat(ours(EntryDraft.AT.plusSeconds(9), 2, ref))
                .extracting(Expiring::sequence)
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    @Promise("The store lists it in {@link EntryStore#expiring} and does nothing by itself.")
    void an_entry_that_expired_is_still_there() {
        ConversationRef ref = group();
        expires(ref, Instant.EPOCH);

        assertThat(ours(Instant.EPOCH, 1000, ref)).hasSize(1);
        assertThat(all(ref).get(1).emptied()).isFalse();
    }

    @Test
    @Promise("when, from 1970 to the year 9999; cut to the millisecond")
    void times_are_cut_and_bounded() {
        assertThat(new Expires(EntryDraft.AT.plusNanos(999_999)).at()).isEqualTo(EntryDraft.AT);
        for (Instant bad : List.of(Instant.EPOCH.minusMillis(1), Instant.MAX, Instant.MIN)) {
            assertThatThrownBy(() -> new Expires(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void expires(ConversationRef ref, Instant at) {
        append(EntryDraft.of(ref, EntryKind.of(60)).doing(new Expires(at)).entry());
    }

    private List<Expiring> ours(Instant upTo, int limit, ConversationRef... refs) {
        List<Expiring> all = new ArrayList<>();
        List<Expiring> page;
        do {
            Expiring after = all.isEmpty() ? null : all.get(all.size() - 1);
            page = store.entries().expiring(upTo, after, limit);
            all.addAll(page);
        } while (page.size() == limit);
        all.removeIf(row -> !List.of(refs).contains(row.conversation()));
        return all;
    }
}
