// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that tell the wrong people, or never let them be done. */
final class BrokenAddressees {
    private BrokenAddressees() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "lists nobody whom an entry addresses",
                        "Addressees.an_entry_that_addresses_somebody_is_unsettled_with_them",
                        BrokenEffects.eachAppended(entry -> BrokenEffects.without(entry, Effect.Addresses.class))),
                BrokenStore.of(
                        "notes one of those whom a call names",
                        "Addressees.what_is_noted_by_a_call_is_unsettled_too",
                        Breaking.addressees("address", (healthy, arguments) -> {
                            List<Addressee> given = arguments.at(0);
                            role(healthy)
                                    .address(given.size() > 1000 ? given : given.subList(0, Math.min(1, given.size())));
                            return null;
                        })),
                BrokenStore.of(
                        "counts what was settled before",
                        "Addressees.settling_counts_what_it_settles_and_only_once",
                        Breaking.addressees("settle", (healthy, arguments) -> {
                            role(healthy).settle(arguments.at(0));
                            return arguments.<List<Addressee>>at(0).size();
                        })),
                BrokenStore.of(
                        "settles only what was noted before",
                        "Addressees.who_was_never_noted_may_settle",
                        Breaking.addressees("settle", BrokenAddressees::onlyNoted)),
                BrokenStore.of(
                        "opens again what was settled",
                        "Addressees.what_is_settled_is_not_opened_again",
                        BrokenAddressees::openingAgain),
                BrokenStore.of(
                        "begins the next page of a person one row too late",
                        "Addressees.pages_of_a_person_hold_every_row_once",
                        Breaking.addressees("unsettled", (healthy, arguments) -> {
                            List<Addressee> page = unsettled(healthy, arguments);
                            return arguments.at(2) == null || page.isEmpty() ? page : page.subList(1, page.size());
                        })),
                BrokenStore.of(
                        "lists people whatever the reason",
                        "Addressees.those_whom_an_entry_concerns_are_listed_by_pages",
                        Breaking.addressees("of", BrokenAddressees::anyReason)),
                BrokenStore.of(
                        "counts for all reasons together",
                        "Addressees.an_entry_that_addresses_somebody_is_unsettled_with_them",
                        Breaking.addressees("countUnsettled", (healthy, arguments) -> {
                            Map<Reason, Long> counts = role(healthy).countUnsettled(arguments.at(0), arguments.at(1));
                            long all = counts.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum();
                            return counts.keySet().stream().collect(Collectors.toMap(reason -> reason, reason -> all));
                        })),
                BrokenStore.of(
                        "shows a person what another tenant has for them",
                        "Addressees.addressees_belong_to_one_tenant",
                        BrokenAddressees::ignoringTheTenant));
    }

    private static AddresseeStore role(MessagingStorage storage) {
        return ((HasAddressees) storage).addressees();
    }

    private static List<Addressee> unsettled(MessagingStorage healthy, Arguments arguments) {
        return role(healthy).unsettled(arguments.at(0), arguments.at(1), arguments.at(2), arguments.<Integer>at(3));
    }

    private static Object onlyNoted(MessagingStorage healthy, Arguments arguments) {
        List<Addressee> given = arguments.at(0);
        if (given.isEmpty() || given.size() > 1000) {
            return role(healthy).settle(given);
        }
        List<Addressee> noted = given.stream()
                .filter(one -> role(healthy)
                        .unsettled(one.conversation().tenant(), one.person(), null, 1000)
                        .contains(one))
                .toList();
        return noted.isEmpty() ? 0 : role(healthy).settle(noted);
    }

    private static UnaryOperator<MessagingStorage> openingAgain() {
        Set<Addressee> addressed = ConcurrentHashMap.newKeySet();
        UnaryOperator<MessagingStorage> noting = Breaking.addressees("address", (healthy, arguments) -> {
            List<Addressee> given = arguments.at(0);
            role(healthy).address(given);
            for (Addressee one : given) {
                if (role(healthy)
                        .of(one.conversation(), one.sequence(), one.reason(), true, null, 1000)
                        .contains(one.person())) {
                    addressed.add(one);
                }
            }
            return null;
        });
        UnaryOperator<MessagingStorage> listing = Breaking.addressees("unsettled", (healthy, arguments) -> {
            List<Addressee> rows = new ArrayList<>(unsettled(healthy, arguments));
            addressed.stream()
                    .filter(one -> one.person().equals(arguments.<PersonKey>at(1)))
                    .forEach(rows::add);
            return rows;
        });
        return storage -> listing.apply(noting.apply(storage));
    }

    private static Object anyReason(MessagingStorage healthy, Arguments arguments) {
        List<PersonKey> people = new ArrayList<>();
        Set<Reason> reasons = Set.of(Reason.of(1), Reason.of(30_000), arguments.<Reason>at(2));
        for (Reason reason : reasons) {
            people.addAll(role(healthy)
                    .of(
                            arguments.at(0),
                            arguments.<Long>at(1),
                            reason,
                            arguments.<Boolean>at(3),
                            arguments.at(4),
                            arguments.<Integer>at(5)));
        }
        return people;
    }

    private static UnaryOperator<MessagingStorage> ignoringTheTenant() {
        Set<TenantId> tenants = ConcurrentHashMap.newKeySet();
        UnaryOperator<MessagingStorage> noting = Breaking.addressees("address", (healthy, arguments) -> {
            role(healthy).address(arguments.at(0));
            arguments
                    .<List<Addressee>>at(0)
                    .forEach(one -> tenants.add(one.conversation().tenant()));
            return null;
        });
        UnaryOperator<MessagingStorage> listing = Breaking.addressees("unsettled", (healthy, arguments) -> {
            List<Addressee> own = unsettled(healthy, arguments);
            return tenants.contains(arguments.<TenantId>at(0))
                    ? own
                    : tenants.stream()
                            .flatMap(tenant -> role(healthy)
                                    .unsettled(tenant, arguments.at(1), arguments.at(2), arguments.<Integer>at(3))
                                    .stream())
                            .toList();
        });
        return storage -> listing.apply(noting.apply(storage));
    }
}
