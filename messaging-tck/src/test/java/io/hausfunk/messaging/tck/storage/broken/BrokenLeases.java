// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that give, keep and check leases wrongly. */
final class BrokenLeases {
    private static final long A_MOMENT = 2_000_000;

    private BrokenLeases() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "gives a lease to whoever asks",
                        "Leases.a_lease_that_somebody_holds_is_not_given_to_others",
                        Breaking.leases("acquire", BrokenLeases::takingAway)),
                BrokenStore.of(
                        "looks whether a lease is free, and then takes it",
                        "LeaseRaces.of_many_who_ask_at_once_one_gets_the_lease",
                        Breaking.leases("acquire", BrokenLeases::lookingFirst)),
                BrokenStore.of(
                        "gives a new token to who holds the lease already",
                        "Leases.who_holds_a_lease_and_asks_again_keeps_the_token_and_gets_the_new_note",
                        Breaking.leases("acquire", BrokenLeases::releasingFirst)),
                BrokenStore.of(
                        "counts tokens anew when a lease was given back",
                        "Leases.a_lease_that_was_given_back_is_free_at_once",
                        Breaking.leases(
                                "acquire",
                                (healthy, arguments) -> acquire(healthy, arguments)
                                        .map(lease -> new Lease(lease.name(), lease.holder(), 1, lease.note())))),
                BrokenStore.of(
                        "renews a lease that ran out",
                        "Leases.a_lease_that_ran_out_or_was_given_back_is_not_renewed",
                        Breaking.leases("renew", BrokenLeases::renewingTheDead)),
                BrokenStore.of(
                        "keeps the first note of a lease",
                        "Leases.renewing_stores_the_note",
                        Breaking.leases("renew", BrokenLeases::keepingTheNote)),
                BrokenStore.of(
                        "gives back the lease of whoever holds it",
                        "Leases.giving_back_what_is_lost_takes_nothing_from_others",
                        Breaking.leases("release", (healthy, arguments) -> {
                            named(healthy, arguments.<Lease>at(0).name()).ifPresent(healthy.leases()::release);
                            return null;
                        })),
                BrokenStore.of(
                        "believes a lease that was given by a clock that was ahead",
                        "Leases.a_lease_of_a_clock_that_was_ahead_is_over_once_the_clock_is_right",
                        BrokenLeases::believingEveryClock),
                BrokenStore.of(
                        "takes an underscore in a prefix for any character",
                        "HeldLeases.an_underscore_is_an_underscore",
                        Breaking.leases("held", BrokenLeases::likeInSql)),
                BrokenStore.of(
                        "appends whatever became of the lease",
                        "Fencing.under_a_lease_that_ran_out_nothing_is_written",
                        Breaking.entries(
                                "appendUnder",
                                (healthy, arguments) -> healthy.entries().append(arguments.at(1)))),
                BrokenStore.of(
                        "looks at the name of a lease and not at its token",
                        "Fencing.under_another_token_holder_or_name_nothing_is_written",
                        Breaking.entries(
                                "appendUnder",
                                (healthy, arguments) -> healthy.entries()
                                        .appendUnder(
                                                named(
                                                                healthy,
                                                                arguments
                                                                        .<Lease>at(0)
                                                                        .name())
                                                        .orElse(arguments.at(0)),
                                                arguments.at(1)))),
                BrokenStore.of(
                        "looks at the lease before it appends and not at the commit",
                        "LeaseRaces.nothing_of_the_holder_before_lands_after_the_first_entry_of_the_next",
                        BrokenLeases::checkingTooEarly),
                BrokenStore.of(
                        "looks at the lease when it has appended",
                        "Fencing.under_a_lease_that_was_given_back_nothing_is_written",
                        Breaking.entries("appendUnder", BrokenLeases::checkingTooLate)));
    }

    /** Lists for good what was given, until the name is given again. */
    private static UnaryOperator<MessagingStorage> believingEveryClock() {
        Map<String, Lease> given = new ConcurrentHashMap<>();
        return storage -> {
            MessagingStorage remembering = Breaking.leases("acquire", (healthy, arguments) -> {
                        Optional<Lease> lease = acquire(healthy, arguments);
                        lease.ifPresent(one -> given.put(one.name(), one));
                        return lease;
                    })
                    .apply(storage);
            return Breaking.leases("held", (healthy, arguments) -> {
                        List<Lease> held = healthy.leases().held(arguments.at(0), arguments.<Integer>at(1));
                        Lease before = given.get(arguments.<String>at(0));
                        return held.isEmpty() && before != null ? List.of(before) : held;
                    })
                    .apply(remembering);
        };
    }

    private static Object takingAway(MessagingStorage healthy, Arguments arguments) {
        Optional<Lease> lease = acquire(healthy, arguments);
        if (lease.isPresent()) {
            return lease;
        }
        named(healthy, arguments.at(0)).ifPresent(healthy.leases()::release);
        return acquire(healthy, arguments);
    }

    private static Object lookingFirst(MessagingStorage healthy, Arguments arguments) {
        UUID holder = arguments.at(1);
        Optional<Lease> held = named(healthy, arguments.at(0));
        if (held.isPresent() && !held.get().holder().equals(holder)) {
            return Optional.empty();
        }
        LockSupport.parkNanos(A_MOMENT);
        return takingAway(healthy, arguments);
    }

    private static Object releasingFirst(MessagingStorage healthy, Arguments arguments) {
        UUID holder = arguments.at(1);
        named(healthy, arguments.at(0))
                .filter(lease -> lease.holder().equals(holder))
                .ifPresent(healthy.leases()::release);
        return acquire(healthy, arguments);
    }

    private static Object renewingTheDead(MessagingStorage healthy, Arguments arguments) {
        Lease lease = arguments.at(0);
        Duration time = arguments.at(1);
        LeaseStore leases = healthy.leases();
        return leases.renew(lease, time)
                || leases.acquire(lease.name(), lease.holder(), lease.note(), time)
                        .isPresent();
    }

    private static Object keepingTheNote(MessagingStorage healthy, Arguments arguments) {
        Lease lease = arguments.at(0);
        String note = named(healthy, lease.name()).map(Lease::note).orElse("");
        return healthy.leases().renew(new Lease(lease.name(), lease.holder(), lease.token(), note), arguments.at(1));
    }

    private static Object likeInSql(MessagingStorage healthy, Arguments arguments) {
        String prefix = arguments.at(0);
        int limit = arguments.<Integer>at(1);
        int wildcard = prefix.indexOf('_');
        if (wildcard < 1) {
            return healthy.leases().held(prefix, limit);
        }
        String pattern = prefix.replace(".", "\\.").replace('_', '.') + ".*";
        return healthy.leases().held(prefix.substring(0, wildcard), 1000).stream()
                .filter(lease -> lease.name().matches(pattern))
                .limit(limit)
                .toList();
    }

    /** Every other call takes its time, so that the one after it overtakes it. */
    private static UnaryOperator<MessagingStorage> checkingTooEarly() {
        AtomicInteger calls = new AtomicInteger();
        return Breaking.entries("appendUnder", (healthy, arguments) -> {
            requireHeld(healthy, arguments.at(0));
            if (calls.incrementAndGet() % 2 == 0) {
                LockSupport.parkNanos(A_MOMENT);
            }
            return healthy.entries().append(arguments.at(1));
        });
    }

    private static Object checkingTooLate(MessagingStorage healthy, Arguments arguments) {
        List<AppendResult> results = healthy.entries().append(arguments.at(1));
        requireHeld(healthy, arguments.at(0));
        return results;
    }

    private static void requireHeld(MessagingStorage healthy, Lease lease) {
        boolean held = named(healthy, lease.name())
                .filter(found -> found.holder().equals(lease.holder()) && found.token() == lease.token())
                .isPresent();
        if (!held) {
            throw new ConflictException(ErrorCode.LEASE_LOST, "not held any more");
        }
    }

    private static Optional<Lease> acquire(MessagingStorage healthy, Arguments arguments) {
        return healthy.leases().acquire(arguments.at(0), arguments.at(1), arguments.at(2), arguments.at(3));
    }

    private static Optional<Lease> named(MessagingStorage healthy, String name) {
        return healthy.leases().held(name, 1).stream()
                .filter(lease -> lease.name().equals(name))
                .findFirst();
    }
}
