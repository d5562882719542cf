// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that are wrong about participants, marks and conversations. */
final class BrokenPeople {
    private BrokenPeople() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "lets newcomers read everything",
                        "Participants.a_newcomer_sees_nothing_older_where_the_policy_says_so",
                        eachMembership(row -> copy(row, 1, row.delivered(), row.read()))),
                BrokenStore.of(
                        "begins the marks anew when somebody comes back",
                        "Participants.who_comes_back_joins_anew_but_keeps_the_marks",
                        eachMembership(row -> row.joined() > row.delivered() && row.joined() > 1
                                ? copy(row, row.visibleFrom(), 0, 0)
                                : row)),
                BrokenStore.of(
                        "shows those who went the description of today",
                        "Participants.who_leaves_keeps_the_description_of_that_time",
                        Breaking.conversations(
                                "membership",
                                (healthy, arguments) -> healthy.conversations()
                                        .membership(arguments.at(0), arguments.at(1))
                                        .map(BrokenPeople::describedNow))),
                BrokenStore.of(
                        "forgets who was banned",
                        "Participants.who_is_banned_goes_and_stays_banned_until_that_ends",
                        eachMembership(row -> row.but().bannedBy(null).build())),
                BrokenStore.of(
                        "keeps no proofs",
                        "Participants.proofs_are_kept_as_they_were_made_for_the_number_of_the_entry",
                        eachMembership(row -> row.but().proof(null).build())),
                BrokenStore.of("lets a mark fall", "Marks.a_lower_mark_is_ignored", BrokenPeople::lastMarkWins),
                BrokenStore.of(
                        "counts every entry as unread",
                        "Unread.entries_that_do_not_count_as_unread_do_not_count_whatever_their_kind",
                        Breaking.marks("unread", BrokenPeople::countingEverything)),
                BrokenStore.of(
                        "leaves out conversations that somebody left",
                        "Memberships.present_and_former_conversations_are_listed_as_they_stand",
                        Breaking.conversations(
                                "membershipsOf",
                                (healthy, arguments) -> healthy
                                        .conversations()
                                        .membershipsOf(
                                                arguments.at(0),
                                                arguments.at(1),
                                                arguments.at(2),
                                                arguments.<Integer>at(3))
                                        .stream()
                                        .filter(membership ->
                                                membership.participant().present())
                                        .toList())),
                BrokenStore.of(
                        "says that it created what existed",
                        "Creating.creating_again_with_the_same_arguments_says_that_it_exists",
                        Breaking.conversations("create", (healthy, arguments) -> {
                            healthy.conversations().create(arguments.at(0), arguments.at(1));
                            return true;
                        })));
    }

    private static UnaryOperator<MessagingStorage> lastMarkWins() {
        Map<Row, MarkUpdate> last = new ConcurrentHashMap<>();
        UnaryOperator<MessagingStorage> noting = Breaking.marks("advance", (healthy, arguments) -> {
            healthy.marks().advance(arguments.at(0));
            arguments
                    .<List<MarkUpdate>>at(0)
                    .forEach(update -> last.put(new Row(update.conversation(), update.person()), update));
            return null;
        });
        UnaryOperator<MessagingStorage> showing = Breaking.conversations("membership", (healthy, arguments) -> {
            var found = healthy.conversations().membership(arguments.at(0), arguments.at(1));
            MarkUpdate update = last.get(new Row(arguments.at(0), arguments.at(1)));
            return update == null
                    ? found
                    : found.map(membership -> changed(
                            membership,
                            copy(
                                    membership.participant(),
                                    membership.participant().visibleFrom(),
                                    update.delivered(),
                                    update.read())));
        });
        return storage -> showing.apply(noting.apply(storage));
    }

    private record Row(ConversationRef conversation, PersonKey person) {}

    private static Object countingEverything(MessagingStorage healthy, Breaking.Arguments arguments) {
        Map<ConversationId, Long> counts =
                new HashMap<>(healthy.marks().unread(arguments.at(0), arguments.at(1), arguments.at(2)));
        counts.replaceAll((id, count) -> healthy.conversations()
                .membership(new ConversationRef(arguments.at(0), id), arguments.at(1))
                .map(found -> found.conversation().head()
                        - Math.max(
                                found.participant().read(), found.participant().joined()))
                .orElse(count));
        return counts;
    }

    private static UnaryOperator<MessagingStorage> eachMembership(UnaryOperator<Participant> other) {
        return Breaking.conversations(
                "membership",
                (healthy, arguments) -> healthy.conversations()
                        .membership(arguments.at(0), arguments.at(1))
                        .map(membership -> changed(membership, other.apply(membership.participant()))));
    }

    private static Membership changed(Membership membership, Participant participant) {
        return new Membership(membership.conversation(), participant);
    }

    private static Membership describedNow(Membership membership) {
        Participant row = membership.participant();
        return row.present()
                ? membership
                : changed(
                        membership,
                        row.but()
                                .left(row.left(), membership.conversation().profile())
                                .build());
    }

    private static Participant copy(Participant row, long visibleFrom, long delivered, long read) {
        return row.but()
                .joined(row.joined(), visibleFrom)
                .marks(delivered, read)
                .build();
    }
}
