// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Effect.Empties;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emptied entries: the body is gone, the rest stays. */
abstract class EmptyingContract extends StorageContract {
    private static final String EMPTIES =
            "Empties an earlier entry: its envelope and its fingerprint are removed for good";
    private static final String STAYS = "its number, name, author, kind, time and effects stay";
    private static final String HARMLESS =
            "Emptying an emptied entry changes nothing, and a target that is missing or not"
                    + " earlier than the entry itself is passed over.";
    private static final EntryKind KIND = EntryKind.of(40);

    @Test
    @Promise({EMPTIES, STAYS, "Bit for bit what was appended; null once it was emptied."})
    void the_envelope_goes_and_the_rest_stays() {
        ConversationRef ref = group();
        append(EntryDraft.message(ref)
                .by(anna)
                .doing(new Effect.Unknown(70, FreshIds.bytes(9)))
                .entry());
        StoredEntry before = all(ref).get(1);

        append(emptying(ref, 2).entry());

        StoredEntry after = before.but().envelope(null).build();
        assertThat(all(ref).get(1)).isEqualTo(after);
        assertThat(store.entries().find(ref, before.name())).contains(after);
        assertThat(store.entries().readBackward(new EntryRange(ref, 1, 2), 1)).containsExactly(after);
        assertThat(all(ref).get(0).emptied()).isFalse();
        assertThat(all(ref).get(2).emptied()).isFalse();
    }

    @Test
    @Promise({"always {@code Duplicate} once that entry was emptied", EMPTIES})
    void whatever_comes_under_the_name_of_an_emptied_entry_is_a_duplicate() {
        ConversationRef ref = group();
        NewEntry entry = EntryDraft.message(ref).entry();
        append(entry);
        append(emptying(ref, 2).entry());

        assertThat(append(entry)).isEqualTo(new Duplicate(2));
        assertThat(append(entry.but().fingerprint(FreshIds.fingerprint()).build()))
                .isEqualTo(new Duplicate(2));
        assertThat(all(ref).get(1).emptied()).isTrue();
    }

    @Test
    @Promise(HARMLESS)
    void emptying_again_or_what_is_missing_changes_nothing() {
        ConversationRef ref = group();
        say(ref, anna);
        append(emptying(ref, 2).entry());

        assertThat(append(emptying(ref, 2).entry())).isEqualTo(new Appended(4));
        assertThat(append(emptying(ref, 5).entry())).isEqualTo(new Appended(5));
        assertThat(append(emptying(ref, 99).entry())).isEqualTo(new Appended(6));

        assertThat(all(ref).stream().filter(StoredEntry::emptied).map(StoredEntry::sequence))
                .containsExactly(2L);
    }

    @Test
    @Promise(EMPTIES)
    void one_entry_empties_several_and_one_batch_what_it_brought() {
        ConversationRef ref = group();
        say(ref, anna);
        say(ref, ben);

        store.entries()
                .append(List.of(
                        EntryDraft.message(ref).entry(),
                        EntryDraft.of(ref, KIND)
                                .doing(new Empties(2), new Empties(3), new Empties(4))
                                .entry(),
                        emptying(ref, 4).entry()));

        assertThat(all(ref).stream().filter(StoredEntry::emptied).map(StoredEntry::sequence))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    @Promise("As given when it was appended.")
    void an_emptied_message_still_counts_as_unread() {
        ConversationRef ref = group();
        say(ref, anna);

        append(emptying(ref, 2).entry());

        assertThat(all(ref).get(1).countsAsUnread()).isTrue();
        assertThat(store.marks().unread(tenant, ben, List.of(ref.conversation())))
                .containsEntry(ref.conversation(), 1L);
    }

    @Test
    @Promise(EMPTIES)
    void another_conversation_keeps_the_entry_of_that_number() {
        ConversationRef ref = group();
        ConversationRef other = group();
        say(ref, anna);
        say(other, anna);

        append(emptying(ref, 2).entry());

        assertThat(all(other).get(1).emptied()).isFalse();
    }

    @Test
    @Promise(EMPTIES)
    void nothing_of_the_envelope_lies_in_the_store_any_more() {
        ConversationRef ref = group();
        SealedBytes emptied = FreshIds.bytes(9_000);
        SealedBytes small = FreshIds.bytes(60);
        SealedBytes kept = FreshIds.bytes(60);
        append(EntryDraft.message(ref).envelope(emptied).entry());
        append(EntryDraft.message(ref).envelope(small).entry());
        append(EntryDraft.message(ref).envelope(kept).entry());

        append(EntryDraft.of(ref, KIND).doing(new Empties(2), new Empties(3)).entry());
        store.close();

        RawBytes raw = new RawBytes(harness.rawBytes());
        assertThat(raw.contains(kept.toByteArray()))
                .as("the probe is not blind")
                .isTrue();
        assertThat(raw.contains(emptied.toByteArray())).isFalse();
        assertThat(raw.contains(small.toByteArray())).isFalse();
    }

    @Test
    @Promise("It is no annex any more and does not expire.")
    void an_emptied_annex_is_found_under_nothing() {
        ConversationRef ref = group();
        append(EntryDraft.of(ref, KIND)
                .doing(new Effect.About(1, Relation.of(5)), new Effect.Expires(EntryDraft.AT))
                .entry());

        append(emptying(ref, 2).entry());

        assertThat(store.annexes().count(ref, List.of(1L))).isEmpty();
        assertThat(store.entries().expiring(EntryDraft.AT, null, 1000))
                .noneSatisfy(row -> assertThat(row.conversation()).isEqualTo(ref));
    }

    @Test
    @Promise("{@link AnnexStore} finds it like an {@link About}, also once it is emptied.")
    void an_emptied_part_is_found_and_counted_as_before() {
        ConversationRef ref = group();
        Relation thread = Relation.of(6);
        append(EntryDraft.of(ref, KIND)
                .doing(new Effect.PartOf(1, thread, null), new Effect.About(1, Relation.of(5)))
                .entry());

        append(emptying(ref, 2).entry());

        assertThat(store.annexes().count(ref, List.of(1L)))
                .containsExactly(new AnnexCount(new AnnexKey(1, thread, null), 1, 2));
        assertThat(store.annexes().read(ref, List.of(new AnnexKey(1, thread, null)), 0, 10))
                .singleElement()
                .satisfies(part -> assertThat(part.emptied()).isTrue());
    }

    private static EntryDraft emptying(ConversationRef ref, long target) {
        return EntryDraft.of(ref, KIND).doing(new Empties(target));
    }
}
