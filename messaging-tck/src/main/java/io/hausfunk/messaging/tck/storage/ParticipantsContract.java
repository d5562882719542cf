// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coming, going, and changing roles. */
abstract class ParticipantsContract extends StorageContract {
    private static final String JOINS = "Comes, or comes back: {@code joined = s}, {@code left = 0}, the role as given";
    private static final String VISIBLE =
            "{@code visibleFrom} is 1 if the conversation's history policy is {@code ALL}," + " otherwise {@code s}";
    private static final String LEAVES = "Goes: {@code left = s}; the rest of the row stays.";
    private static final String ROLE = "Stays, with another role.";
    private static final String NOBODY =
            "Going or changing the role of somebody who never took part makes no row; the entry is stored all the"
                    + " same.";

    @Test
    @Promise({JOINS, VISIBLE})
    void a_newcomer_sees_all_where_the_policy_says_all() {
        ConversationRef ref = group(HistoryPolicy.ALL);
        say(ref, anna);

        change(ref, new Joins(carl, Role.MODERATOR));

        assertThat(participant(ref, carl)).isEqualTo(new Participant(carl, Role.MODERATOR, 3, 1, 0, 0, 0));
    }

    @Test
    @Promise({JOINS, VISIBLE})
    void a_newcomer_sees_nothing_older_where_the_policy_says_so() {
        ConversationRef ref = group(HistoryPolicy.SINCE_JOINED);
        say(ref, anna);

        change(ref, new Joins(carl, Role.READER));

        assertThat(participant(ref, carl)).isEqualTo(new Participant(carl, Role.READER, 3, 3, 0, 0, 0));
    }

    @Test
    @Promise(LEAVES)
    void who_leaves_keeps_the_rest_of_the_row() {
        ConversationRef ref = group();
        say(ref, anna);
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 2, 1)));

        change(ref, new Leaves(ben));

        assertThat(participant(ref, ben)).isEqualTo(new Participant(ben, Role.MEMBER, 1, 1, 3, 2, 1));
        assertThat(participant(ref, ben).present()).isFalse();
    }

    @Test
    @Promise(ROLE)
    void who_changes_role_keeps_the_rest_of_the_row() {
        ConversationRef ref = group(HistoryPolicy.SINCE_JOINED);
        change(ref, new Joins(carl, Role.READER));
        store.marks().advance(List.of(new MarkUpdate(ref, carl, 2, 2)));

        change(ref, new ChangesRole(carl, Role.OWNER));

        assertThat(participant(ref, carl)).isEqualTo(new Participant(carl, Role.OWNER, 2, 2, 0, 2, 2));
        assertThat(participant(ref, ben).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    @Promise({JOINS, VISIBLE, "Marks of an earlier participation stay."})
    void who_comes_back_joins_anew_but_keeps_the_marks() {
        ConversationRef ref = group(HistoryPolicy.SINCE_JOINED);
        say(ref, anna);
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 2, 1)));
        change(ref, new Leaves(ben));
        say(ref, anna);

        change(ref, new Joins(ben, Role.READER));

        assertThat(participant(ref, ben)).isEqualTo(new Participant(ben, Role.READER, 5, 5, 0, 2, 1));
    }

    @Test
    @Promise(VISIBLE)
    void who_comes_back_sees_all_where_the_policy_says_all() {
        ConversationRef ref = group(HistoryPolicy.ALL);
        change(ref, new Leaves(ben));

        change(ref, new Joins(ben, Role.MEMBER));

        assertThat(participant(ref, ben).visibleFrom()).isEqualTo(1);
        assertThat(participant(ref, ben).left()).isZero();
    }

    @Test
    @Promise({"What it does to the participants, in order.", "at most one change for each person"})
    void one_entry_changes_several_people() {
        ConversationRef ref = group();

        change(ref, new Joins(carl, Role.OWNER), new ChangesRole(anna, Role.READER), new Leaves(ben));

        assertThat(participant(ref, carl).role()).isEqualTo(Role.OWNER);
        assertThat(participant(ref, anna).role()).isEqualTo(Role.READER);
        assertThat(participant(ref, ben).left()).isEqualTo(2);
        assertThat(conversation(ref).membership()).isEqualTo(2);
    }

    @Test
    @Promise(NOBODY)
    void changes_for_somebody_who_never_took_part_make_no_row() {
        ConversationRef ref = group();

        assertThat(append(EntryDraft.membership(ref).changing(new Leaves(carl)).entry()))
                .isEqualTo(new Appended(2));
        assertThat(append(EntryDraft.membership(ref)
                        .under(2)
                        .changing(new ChangesRole(carl, Role.OWNER))
                        .entry()))
                .isEqualTo(new Appended(3));

        assertThat(store.conversations().membership(ref, carl)).isEmpty();
        assertThat(conversation(ref).membership()).isEqualTo(3);
    }

    @Test
    @Promise("The conversation and all who take or took part in it, as of the same moment.")
    void the_roster_holds_present_and_former_participants() {
        ConversationRef ref = group();
        change(ref, new Joins(carl, Role.MEMBER), new Leaves(ben));

        Roster roster = store.conversations().roster(ref).orElseThrow();

        assertThat(roster.conversation()).isEqualTo(conversation(ref));
        assertThat(roster.participants())
                .containsExactlyInAnyOrder(participant(ref, anna), participant(ref, ben), participant(ref, carl));
    }

    @Test
    @Promise("The conversation and one person's row in it, as of the same moment; empty if either does not exist.")
    void a_membership_holds_the_conversation_as_it_stands() {
        ConversationRef ref = group();
        say(ref, anna);

        Membership membership = store.conversations().membership(ref, ben).orElseThrow();

        assertThat(membership.conversation()).isEqualTo(conversation(ref));
        assertThat(membership.participant().person()).isEqualTo(ben);
        assertThat(store.conversations().membership(ref, carl)).isEmpty();
    }
}
