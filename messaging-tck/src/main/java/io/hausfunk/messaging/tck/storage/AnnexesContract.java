// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Effect.About;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that are about others. */
abstract class AnnexesContract extends StorageContract {
    private static final String COUNT =
            "How many annexes some entries have, by relation and choice, ordered by target. Keys that no annex has are"
                    + " absent.";
    private static final String READ = "The annexes that have one of some keys, each once, ascending by number.";
    private static final String NOT_EARLIER =
            "A target that is not earlier than the entry itself is kept in the effect and found by nothing.";
    private static final Relation EDIT = Relation.of(1);
    private static final Relation REACTION = Relation.of(2);
    private static final ChoiceToken HEART = new ChoiceToken(UUID.randomUUID());
    private static final ChoiceToken THUMB = new ChoiceToken(UUID.randomUUID());

    private ConversationRef ref;

    @BeforeEach
    void two_messages() {
        ref = group();
        say(ref, anna);
        say(ref, ben);
    }

    @Test
    @Promise({COUNT, "how many there are, from 1", "the number of the last one"})
    void annexes_are_counted_by_target_relation_and_choice() {
        annex(new About(2, REACTION, HEART));
        annex(new About(2, REACTION, THUMB));
        annex(new About(2, REACTION, HEART));
        annex(new About(3, REACTION, HEART));
        annex(new About(2, EDIT));

        List<AnnexCount> counts = store.annexes().count(ref, List.of(3L, 1L, 2L, 3L));

        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new AnnexCount(key(2, EDIT, null), 1, 8),
                        new AnnexCount(key(2, REACTION, HEART), 2, 6),
                        new AnnexCount(key(2, REACTION, THUMB), 1, 5),
                        new AnnexCount(key(3, REACTION, HEART), 1, 7));
        assertThat(counts.get(3).key().target()).isEqualTo(3);
        assertThat(store.annexes().count(ref, List.of(2L))).hasSize(3);
        assertThat(store.annexes().count(ref, List.of())).isEmpty();
    }

    @Test
    @Promise({READ, "annexes with a higher number than this; 0 for all from the first"})
    void annexes_are_read_by_pages() {
        for (int i = 0; i < 5; i++) {
            annex(new About(2, REACTION, HEART));
            annex(new About(3, REACTION, THUMB));
        }
        List<AnnexKey> keys = List.of(key(3, REACTION, THUMB), key(2, REACTION, HEART));

        List<Long> paged = new ArrayList<>();
        List<StoredEntry> page;
        do {
            long after = paged.isEmpty() ? 0 : paged.get(paged.size() - 1);
            page = store.annexes().read(ref, keys, after, 4);
            paged.addAll(numbers(page));
        } while (page.size() == 4);

        assertThat(paged).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
    }

    @Test
    @Promise(READ)
    void only_the_keys_asked_for_are_read() {
        annex(new About(2, REACTION, HEART));
        long edit = annex(new About(2, EDIT));
        annex(new About(3, EDIT));

        assertThat(store.annexes().read(ref, List.of(key(2, EDIT, null)), 0, 10))
                .containsExactly(all(ref).get((int) edit - 1));
        assertThat(store.annexes().read(ref, List.of(key(2, REACTION, null)), 0, 10))
                .isEmpty();
        assertThat(store.annexes().read(ref, List.of(), 0, 10)).isEmpty();
    }

    @Test
    @Promise({READ, "a shorter page is the last one"})
    void an_annex_with_several_of_the_keys_is_read_once() {
        long both = annex(new About(2, REACTION, HEART), new About(3, REACTION, HEART));
        long next = annex(new About(3, REACTION, HEART));

        List<AnnexKey> keys = List.of(key(2, REACTION, HEART), key(3, REACTION, HEART));

        assertThat(numbers(store.annexes().read(ref, keys, 0, 2))).containsExactly(both, next);
    }

    @Test
    @Promise(NOT_EARLIER)
    void what_is_about_itself_or_later_ones_is_found_by_nothing() {
        long annex = annex(new About(4, EDIT), new About(5, EDIT));
        say(ref, anna);

        assertThat(annex).isEqualTo(4);
        assertThat(store.annexes().count(ref, List.of(4L, 5L))).isEmpty();
        assertThat(store.annexes().read(ref, List.of(key(4, EDIT, null), key(5, EDIT, null)), 0, 10))
                .isEmpty();
        assertThat(all(ref).get(3).effects()).hasSize(2);
    }

    @Test
    @Promise({COUNT, READ})
    void annexes_of_one_batch_count_as_those_of_several() {
        store.entries()
                .append(List.of(
                        EntryDraft.message(ref).entry(),
                        draft(new About(4, REACTION, HEART)).entry(),
                        draft(new About(4, REACTION, HEART)).entry(),
                        draft(new About(2, REACTION, HEART)).entry()));
        annex(new About(4, REACTION, HEART));

        assertThat(store.annexes().count(ref, List.of(4L)))
                .containsExactly(new AnnexCount(key(4, REACTION, HEART), 3, 8));
    }

    @Test
    @Promise({COUNT, "It is no annex any more and does not expire."})
    void counts_and_latest_follow_when_annexes_are_emptied() {
        annex(new About(2, REACTION, HEART));
        annex(new About(2, REACTION, HEART), new About(3, EDIT));
        annex(new Effect.Empties(5));

        assertThat(store.annexes().count(ref, List.of(2L, 3L)))
                .containsExactly(new AnnexCount(key(2, REACTION, HEART), 1, 4));
        assertThat(numbers(store.annexes().read(ref, List.of(key(2, REACTION, HEART)), 0, 10)))
                .containsExactly(4L);
        annex(new Effect.Empties(5));
        assertThat(store.annexes().count(ref, List.of(2L)).get(0).count()).isEqualTo(1);
        annex(new Effect.Empties(4));
        assertThat(store.annexes().count(ref, List.of(2L))).isEmpty();
    }

    @Test
    @Promise({"The annexes of one author to some entries, ascending by number", "the last ones if there are more"})
    void an_author_finds_their_own() {
        by(ben, new About(2, REACTION, HEART));
        by(anna, new About(2, REACTION, HEART));
        by(ben, new About(3, EDIT));
        by(ben, new About(1, EDIT));
        AnnexRef first = new AnnexRef(key(2, REACTION, HEART), 4);
        AnnexRef second = new AnnexRef(key(3, EDIT, null), 6);

        assertThat(store.annexes().by(ref, ben, List.of(3L, 2L), 10)).containsExactly(first, second);
        assertThat(store.annexes().by(ref, ben, List.of(3L, 2L), 1)).containsExactly(second);
        assertThat(store.annexes().by(ref, carl, List.of(2L), 10)).isEmpty();
        assertThat(store.annexes().by(ref, ben, List.of(), 10)).isEmpty();
    }

    @Test
    @Promise("Rows of one tenant are never found, counted or changed through another.")
    void annexes_belong_to_one_conversation_of_one_tenant() {
        annex(new About(2, REACTION, HEART));
        List<AnnexKey> keys = List.of(key(2, REACTION, HEART));

        for (ConversationRef other : List.of(group(), FreshIds.sameIdIn(FreshIds.tenant(), ref))) {
            assertThat(store.annexes().count(other, List.of(2L))).isEmpty();
            assertThat(store.annexes().read(other, keys, 0, 10)).isEmpty();
            assertThat(store.annexes().by(other, anna, List.of(2L), 10)).isEmpty();
        }
    }

    private long annex(Effect... effects) {
        return by(anna, effects);
    }

    private long by(PersonKey author, Effect... effects) {
        append(draft(effects).by(author).entry());
        return conversation(ref).head();
    }

    private EntryDraft draft(Effect... effects) {
        return EntryDraft.of(ref, EntryKind.of(50)).doing(effects);
    }

    private static AnnexKey key(long target, Relation relation, @Nullable ChoiceToken choice) {
        return new AnnexKey(target, relation, choice);
    }
}
