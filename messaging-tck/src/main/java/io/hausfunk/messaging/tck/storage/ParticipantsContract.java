// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange.Bans;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.ParticipantChange.Unbans;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.RosterProof;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Coming, going, and changing roles. */
abstract class ParticipantsContract extends StorageContract {
    private static final String JOINS = "Comes, or comes back: {@code joined = s}, {@code left = 0}, the role and who"
            + " decided on it as given, not banned;";
    private static final String VISIBLE =
            "{@code visibleFrom} is 1 if the conversation's history policy is {@code ALL}," + " otherwise {@code s}";
    private static final String LEAVES = "Goes, unless they went before: {@code left = s}, and the description that the"
            + " conversation had before this entry is kept as {@link Participant#lastProfile()}; the rest of the row stays.";
    private static final String BANS = "Goes as by {@link Leaves}, unless they went before, and is banned.";
    private static final String ROLE = "Stays, with another role and another deciding role.";
    private static final String NOBODY =
            "What concerns somebody who never took part makes no row, unless they come; the entry is stored all the"
                    + " same.";

    @Test
    @Promise({JOINS, VISIBLE})
    void a_newcomer_sees_all_where_the_policy_says_all() {
        ConversationRef ref = group(HistoryPolicy.ALL);
        say(ref, anna);

        change(ref, new Joins(carl, Role.MODERATOR));

        assertThat(participant(ref, carl))
                .isEqualTo(row(carl, Role.MODERATOR, 3, 1).marks(0, 0).build());
    }

    @Test
    @Promise({JOINS, VISIBLE})
    void a_newcomer_sees_nothing_older_where_the_policy_says_so() {
        ConversationRef ref = group(HistoryPolicy.SINCE_JOINED);
        say(ref, anna);

        change(ref, new Joins(carl, Role.READER));

        assertThat(participant(ref, carl))
                .isEqualTo(row(carl, Role.READER, 3, 3).marks(0, 0).build());
    }

    @Test
    @Promise(LEAVES)
    void who_leaves_keeps_the_rest_of_the_row() {
        ConversationRef ref = group();
        say(ref, anna);
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 2, 1)));

        change(ref, new Leaves(ben));

        assertThat(participant(ref, ben))
                .isEqualTo(row(ben, Role.MEMBER, 1, 1)
                        .left(3, conversation(ref).profile())
                        .marks(2, 1)
                        .build());
        assertThat(participant(ref, ben).present()).isFalse();
    }

    @Test
    @Promise({LEAVES, "What the conversation said of itself when they went; null while they take part."})
    void who_leaves_keeps_the_description_of_that_time() {
        ConversationRef ref = group();
        SealedProfile first = conversation(ref).profile();
        SealedProfile second = SampleConversations.profile();
        SealedProfile third = SampleConversations.profile();
        change(ref, new Leaves(ben));
        append(EntryDraft.profile(ref).under(2).describing(second).entry());
        change(ref, new Joins(carl, Role.MEMBER));
        assertThat(participant(ref, carl).lastProfile()).isNull();

        // In one commit, each entry leaves what the next one finds.
        assertThat(store.entries()
                        .append(List.of(
                                EntryDraft.profile(ref)
                                        .under(4)
                                        .describing(third)
                                        .entry(),
                                EntryDraft.membership(ref)
                                        .under(4)
                                        .changing(new Leaves(carl))
                                        .entry(),
                                EntryDraft.profile(ref)
                                        .under(6)
                                        .describing(SampleConversations.profile())
                                        .entry())))
                .containsExactly(new Appended(5), new Appended(6), new Appended(7));

        assertThat(participant(ref, ben).lastProfile()).isEqualTo(first);
        assertThat(participant(ref, carl).lastProfile()).isEqualTo(third);
        change(ref, new Leaves(ben));
        assertThat(participant(ref, ben).left()).isEqualTo(2);
        assertThat(participant(ref, ben).lastProfile()).isEqualTo(first);
        change(ref, new Joins(ben, Role.MEMBER));
        assertThat(participant(ref, ben).lastProfile()).isNull();
    }

    @Test
    @Promise({BANS, "Is not banned any more; the rest of the row stays.", JOINS})
    void who_is_banned_goes_and_stays_banned_until_that_ends() {
        ConversationRef ref = group();
        SealedProfile described = conversation(ref).profile();

        change(ref, new Bans(ben, Role.MODERATOR));

        assertThat(participant(ref, ben))
                .isEqualTo(row(ben, Role.MEMBER, 1, 1)
                        .left(2, described)
                        .bannedBy(Role.MODERATOR)
                        .build());
        change(ref, new Bans(ben, Role.OWNER));
        assertThat(participant(ref, ben).bannedBy()).isEqualTo(Role.OWNER);
        assertThat(participant(ref, ben).left()).isEqualTo(2);
        change(ref, new Unbans(ben));
        assertThat(participant(ref, ben))
                .isEqualTo(row(ben, Role.MEMBER, 1, 1).left(2, described).build());
        change(ref, new Bans(ben, Role.OWNER));
        change(ref, new Joins(ben, Role.READER, Role.MODERATOR));
        assertThat(participant(ref, ben).bannedBy()).isNull();
        assertThat(participant(ref, ben).roleBy()).isEqualTo(Role.MODERATOR);
    }

    @Test
    @Promise(ROLE)
    void who_changes_role_keeps_the_rest_of_the_row() {
        ConversationRef ref = group(HistoryPolicy.SINCE_JOINED);
        change(ref, new Joins(carl, Role.READER));
        store.marks().advance(List.of(new MarkUpdate(ref, carl, 2, 2)));

        change(ref, new ChangesRole(carl, Role.OWNER));

        assertThat(participant(ref, carl))
                .isEqualTo(row(carl, Role.OWNER, 2, 2).marks(2, 2).build());
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

        assertThat(participant(ref, ben))
                .isEqualTo(row(ben, Role.READER, 5, 5).marks(2, 1).build());
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
    @Promise({
        "The store keeps the proofs with the conversation and with the changed rows, in the same commit; an entry that"
                + " changes participants without a prover leaves null there.",
        "The store calls this in the commit that appends the entry, under the lock that gives it its number."
    })
    void proofs_are_kept_as_they_were_made_for_the_number_of_the_entry() {
        ConversationRef ref = group();
        SealedProfile described = conversation(ref).profile();
        SealedBytes ofRoster = FreshIds.bytes(40);
        SealedBytes ofCarl = FreshIds.bytes(40);
        say(ref, anna);
        List<Long> numbers = new CopyOnWriteArrayList<>();
        List<SealedProfile> descriptions = new CopyOnWriteArrayList<>();
        NewEntry entry = EntryDraft.membership(ref)
                .changing(new Joins(carl, Role.MEMBER), new Leaves(ben))
                .entry()
                .but()
                .prover((number, profile) -> {
                    numbers.add(number);
                    descriptions.add(profile);
                    return new RosterProof(ofRoster, Map.of(carl, ofCarl, ben, ofRoster));
                })
                .build();

        assertThat(append(entry)).isEqualTo(new Appended(3));

        assertThat(numbers).isNotEmpty().containsOnly(3L);
        assertThat(descriptions).containsOnly(described);
        assertThat(conversation(ref).proof()).isEqualTo(ofRoster);
        assertThat(participant(ref, carl).proof()).isEqualTo(ofCarl);
        assertThat(participant(ref, ben).proof()).isEqualTo(ofRoster);
        assertThat(participant(ref, anna).proof()).isNull();
        store.marks().advance(List.of(new MarkUpdate(ref, carl, 3, 3)));
        say(ref, anna);
        assertThat(participant(ref, carl).proof()).isEqualTo(ofCarl);
        change(ref, new ChangesRole(carl, Role.READER));
        assertThat(participant(ref, carl).proof()).isNull();
        assertThat(conversation(ref).proof()).isNull();
        assertThat(participant(ref, ben).proof()).isEqualTo(ofRoster);
    }

    private static Participant.Builder row(PersonKey person, Role role, long joined, long visibleFrom) {
        return Participant.of(person).role(role, Role.OWNER).joined(joined, visibleFrom);
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
