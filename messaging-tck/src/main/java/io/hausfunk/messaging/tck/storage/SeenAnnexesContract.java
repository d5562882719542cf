// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.storage.AppendResult.AnnexesChanged;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect.About;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that rest on what is about another one. */
abstract class SeenAnnexesContract extends StorageContract {
    private static final String CHANGED =
            "an entry that is about the target of its {@code expectedAnnexes} or part of it by one of their relations, with a"
                    + " higher number, gives {@link AppendResult.AnnexesChanged}, also from earlier in the same list";
    private static final Relation EDIT = Relation.of(1);
    private static final Relation REMOVAL = Relation.of(2);
    private static final Relation OTHER = Relation.of(3);

    private ConversationRef ref;

    @BeforeEach
    void two_messages() {
        ref = group();
        say(ref, anna);
        say(ref, anna);
    }

    @Test
    @Promise(CHANGED)
    void what_rests_on_less_than_there_is_is_refused_and_nothing_else() {
        append(about(2, REMOVAL));
        NewEntry late = resting(2, 0);
        assertThat(append(late)).isEqualTo(new AnnexesChanged());
        assertThat(append(resting(2, 4))).isEqualTo(new Appended(5));
        assertThat(append(resting(3, 0))).isEqualTo(new Appended(6));
        assertThat(append(late.but()
                        .expectedAnnexes(new SeenAnnexes(2, List.of(OTHER), 0))
                        .build()))
                .isEqualTo(new Appended(7));
        assertThat(all(ref)).hasSize(7);
    }

    @Test
    @Promise(CHANGED)
    void what_comes_earlier_in_the_same_list_counts() {
        assertThat(store.entries().append(List.of(about(2, EDIT), resting(2, 0), about(3, OTHER), resting(3, 0))))
                .containsExactly(new Appended(4), new AnnexesChanged(), new Appended(5), new Appended(6));
    }

    @Test
    @Promise("a name that the conversation holds already")
    void a_retry_is_a_duplicate_whatever_came_after() {
        NewEntry edit = resting(2, 0).but().effects(new About(2, EDIT)).build();
        assertThat(append(edit)).isEqualTo(new Appended(4));
        assertThat(append(edit)).isEqualTo(new Duplicate(4));
    }

    @Test
    @Promise(CHANGED)
    void another_conversation_does_not_matter() {
        ConversationRef other = group();
        say(other, anna);
        append(EntryDraft.of(other, EntryKind.of(40)).doing(new About(2, EDIT)).entry());
        assertThat(append(resting(2, 0))).isEqualTo(new Appended(4));
    }

    @Test
    @Promise("Refuses null, no relations, a target below 1 and a number below 0 with {@link IllegalArgumentException}.")
    void what_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenAnnexes(0, List.of(EDIT), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenAnnexes(1, List.of(EDIT), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenAnnexes(1, List.of(), 0));
    }

    private NewEntry about(long target, Relation relation) {
        return EntryDraft.of(ref, EntryKind.of(40))
                .doing(new About(target, relation))
                .entry();
    }

    private NewEntry resting(long target, long upTo) {
        return EntryDraft.message(ref)
                .entry()
                .but()
                .expectedAnnexes(new SeenAnnexes(target, List.of(EDIT, REMOVAL), upTo))
                .build();
    }
}
