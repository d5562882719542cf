// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivery and read marks. */
abstract class MarksContract extends StorageContract {
    private static final String NEVER_FALL = "A mark that is lower than the stored one is ignored";
    private static final String READ_IS_DELIVERED = "{@code delivered} becomes at least {@code read}";
    private static final String HEAD = "neither goes beyond the conversation's head";
    private static final String NOBODY =
            "An update for somebody who never took part, or for a conversation that does not exist, is ignored.";

    @Test
    @Promise("Raises marks in one commit.")
    void both_marks_rise_and_the_rest_of_the_row_stays() {
        ConversationRef ref = groupWithFiveEntries();

        advance(ref, 4, 2);

        assertThat(participant(ref, ben))
                .isEqualTo(Participant.of(ben)
                        .role(Role.MEMBER, Role.OWNER)
                        .joined(1, 1)
                        .marks(4, 2)
                        .build());
        assertThat(participant(ref, anna).delivered()).isZero();
    }

    @Test
    @Promise({NEVER_FALL, "numbers that never fall"})
    void a_lower_mark_is_ignored() {
        ConversationRef ref = groupWithFiveEntries();
        advance(ref, 4, 3);

        advance(ref, 2, 1);
        advance(ref, 0, 0);
        advance(ref, -1, -1);

        assertMarks(ref, 4, 3);
    }

    @Test
    @Promise(NEVER_FALL)
    void each_mark_rises_by_itself() {
        ConversationRef ref = groupWithFiveEntries();
        advance(ref, 3, 2);

        advance(ref, 5, 1);
        assertMarks(ref, 5, 2);

        advance(ref, 1, 4);
        assertMarks(ref, 5, 4);
    }

    @Test
    @Promise(READ_IS_DELIVERED)
    void what_was_read_was_delivered() {
        ConversationRef ref = groupWithFiveEntries();

        advance(ref, 0, 3);

        assertMarks(ref, 3, 3);
    }

    @Test
    @Promise(HEAD)
    void marks_stop_at_the_head() {
        ConversationRef ref = groupWithFiveEntries();

        advance(ref, 99, 0);
        assertMarks(ref, 5, 0);

        advance(ref, 6, Long.MAX_VALUE);
        assertMarks(ref, 5, 5);
    }

    @Test
    @Promise(NOBODY)
    void updates_for_nobody_are_ignored_and_hinder_none() {
        ConversationRef ref = groupWithFiveEntries();

        store.marks()
                .advance(List.of(
                        new MarkUpdate(ref, carl, 1, 1),
                        new MarkUpdate(FreshIds.conversation(tenant), ben, 1, 1),
                        new MarkUpdate(ref, ben, 2, 2)));

        assertMarks(ref, 2, 2);
        assertThat(store.conversations().membership(ref, carl)).isEmpty();
    }

    @Test
    @Promise("Several updates of the same row act as their maximum.")
    void several_updates_of_a_row_act_as_their_maximum() {
        ConversationRef ref = groupWithFiveEntries();

        store.marks()
                .advance(List.of(
                        new MarkUpdate(ref, ben, 2, 1),
                        new MarkUpdate(ref, ben, 4, 3),
                        new MarkUpdate(ref, ben, 3, 2)));

        assertMarks(ref, 4, 3);
    }

    @Test
    @Promise("Raises marks in one commit.")
    void one_call_raises_marks_in_several_conversations() {
        ConversationRef one = groupWithFiveEntries();
        ConversationRef two = groupWithFiveEntries();

        store.marks().advance(List.of(new MarkUpdate(two, ben, 1, 1), new MarkUpdate(one, ben, 5, 4)));

        assertMarks(one, 5, 4);
        assertMarks(two, 1, 1);
    }

    @Test
    @Promise(NOBODY)
    void marks_of_somebody_who_left_still_rise() {
        ConversationRef ref = groupWithFiveEntries();
        change(ref, new Leaves(ben));

        advance(ref, 4, 4);

        assertMarks(ref, 4, 4);
    }

    private ConversationRef groupWithFiveEntries() {
        ConversationRef ref = group();
        for (int entry = 2; entry <= 5; entry++) {
            say(ref, anna);
        }
        return ref;
    }

    private void advance(ConversationRef ref, long delivered, long read) {
        store.marks().advance(List.of(new MarkUpdate(ref, ben, delivered, read)));
    }

    private void assertMarks(ConversationRef ref, long delivered, long read) {
        Participant row = participant(ref, ben);
        assertThat(List.of(row.delivered(), row.read())).containsExactly(delivered, read);
    }
}
