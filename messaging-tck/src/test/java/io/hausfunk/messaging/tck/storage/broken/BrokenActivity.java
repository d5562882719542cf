// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that are wrong about what happened last, and about what concerns whom. */
final class BrokenActivity {
    private BrokenActivity() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "lists conversations in the order of their ids",
                        "Activity.conversations_come_by_their_latest_entry_and_every_one_once",
                        Breaking.conversations("activityOf", BrokenActivity::byId)),
                BrokenStore.of(
                        "takes every entry for one of interest",
                        "Activity.what_is_about_another_entry_is_of_interest_only_if_it_counts_as_unread",
                        Breaking.conversations(
                                "activityIn",
                                (healthy, arguments) -> in(healthy, arguments).stream()
                                        .map(one ->
                                                one.membership().participant().present()
                                                        ? new Activity(
                                                                one.membership(),
                                                                one.membership()
                                                                        .conversation()
                                                                        .head(),
                                                                one.at())
                                                        : one)
                                        .toList())),
                BrokenStore.of(
                        "shows those who went what came later",
                        "Activity.who_went_sees_their_going_and_is_not_present",
                        Breaking.conversations(
                                "activityIn",
                                (healthy, arguments) -> in(healthy, arguments).stream()
                                        .map(one ->
                                                one.membership().participant().present()
                                                        ? one
                                                        : new Activity(
                                                                one.membership(),
                                                                one.membership()
                                                                        .conversation()
                                                                        .head(),
                                                                one.at()))
                                        .toList())),
                BrokenStore.of(
                        "takes those who went for present",
                        "Activity.who_went_sees_their_going_and_is_not_present",
                        Breaking.conversations("presentIn", BrokenActivity::everybody)),
                BrokenStore.of(
                        "lists conversations of every kind",
                        "Memberships.conversations_of_a_kind_come_by_their_creation_and_every_one_once",
                        Breaking.conversations("ofKind", (healthy, arguments) -> {
                            List<StoredConversation> all = new ArrayList<>();
                            for (ConversationKind kind : ConversationKind.values()) {
                                all.addAll(healthy.conversations()
                                        .ofKind(arguments.at(0), kind, arguments.at(2), arguments.at(3), 1000));
                            }
                            return all;
                        })),
                BrokenStore.of(
                        "counts an entry once for each reason",
                        "Activity.what_concerns_a_person_counts_until_it_is_read_or_settled",
                        Breaking.addressees("countUnread", BrokenActivity::byReason)));
    }

    private static List<Activity> in(MessagingStorage healthy, Arguments arguments) {
        return healthy.conversations().activityIn(arguments.at(0), arguments.at(1), arguments.at(2));
    }

    private static Object byId(MessagingStorage healthy, Arguments arguments) {
        ActivityPosition after = arguments.at(2);
        List<ConversationId> ids = healthy
                .conversations()
                .membershipsOf(
                        arguments.at(0),
                        arguments.at(1),
                        after == null ? null : after.conversation(),
                        arguments.<Integer>at(3))
                .stream()
                .map(one -> one.conversation().ref().conversation())
                .toList();
        Map<ConversationId, Activity> found =
                healthy.conversations().activityIn(arguments.at(0), arguments.at(1), ids).stream()
                        .collect(Collectors.toMap(
                                one -> one.membership().conversation().ref().conversation(), one -> one));
        return ids.stream().map(found::get).toList();
    }

    private static Object everybody(MessagingStorage healthy, Arguments arguments) {
        Map<ConversationId, List<PersonKey>> all = new HashMap<>();
        healthy.conversations()
                .presentIn(arguments.at(0), arguments.at(1))
                .keySet()
                .forEach(id -> all.put(
                        id,
                        healthy
                                .conversations()
                                .roster(new ConversationRef(arguments.at(0), id))
                                .orElseThrow()
                                .participants()
                                .stream()
                                .map(Participant::person)
                                .toList()));
        return all;
    }

    private static Object byReason(MessagingStorage healthy, Arguments arguments) {
        Map<ConversationId, Long> counts = new HashMap<>();
        for (Reason reason : arguments.<List<Reason>>at(2)) {
            ((HasAddressees) healthy)
                    .addressees()
                    .countUnread(arguments.at(0), arguments.at(1), List.of(reason), arguments.at(3))
                    .forEach((id, count) -> counts.merge(id, count, Long::sum));
        }
        return counts;
    }
}
