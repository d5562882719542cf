// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static io.hausfunk.messaging.tck.storage.LeaseDesk.LONG;
import static io.hausfunk.messaging.tck.storage.LeaseDesk.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.tck.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking, prolonging and giving back leases. */
abstract class LeasesContract extends StorageContract {
    private static final String TAKES = "Takes a lease if nobody else holds it.";
    private static final String KEEPS =
            "Whoever holds it already keeps it, with the same token, for the new time from now";
    private static final String TOKENS = "a number that is higher than that of every earlier lease of this name";
    private static final String NOTHING_RENEWED =
            "false, with nothing written, if it ran out, was released or is held by somebody else";
    private static final String HARMLESS = "Harmless if it is not held any more.";

    private final String name = LeaseDesk.name();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private LeaseDesk desk;

    @BeforeEach
    void go_to_the_desk() {
        desk = new LeaseDesk(harness, store);
    }

    @Test
    @Promise({TAKES, "the lease, or empty if somebody else holds it", "who holds it"})
    void a_free_lease_is_given() {
        Lease lease =
                store.leases().acquire(name, one, "at 10.0.0.1:4711 ~", LONG).orElseThrow();

        assertThat(lease).isEqualTo(new Lease(name, one, lease.token(), "at 10.0.0.1:4711 ~"));
        assertThat(desk.held(name)).contains(lease);
    }

    @Test
    @Promise({TAKES, "the lease, or empty if somebody else holds it"})
    void a_lease_that_somebody_holds_is_not_given_to_others() {
        Lease lease = desk.take(name, one, LONG);

        assertThat(store.leases().acquire(name, other, "mine", LONG)).isEmpty();
        assertThat(desk.held(name)).contains(lease);
    }

    @Test
    @Promise({KEEPS, "so a repetition after an unknown outcome is harmless", "replaces the earlier one"})
    void who_holds_a_lease_and_asks_again_keeps_the_token_and_gets_the_new_note() {
        Lease lease = desk.take(name, one, LONG);

        Lease again = store.leases().acquire(name, one, "later", LONG).orElseThrow();

        assertThat(again).isEqualTo(new Lease(name, one, lease.token(), "later"));
        assertThat(desk.held(name)).contains(again);
    }

    @Test
    @Promise({KEEPS, "1 second to 1 hour, from now on"})
    void asking_again_counts_the_time_from_then_on() {
        Lease longer = desk.take(name, one, SHORT);
        Lease shorter = desk.take(LeaseDesk.name(), one, LONG);
        desk.take(name, one, LONG);
        desk.take(shorter.name(), one, SHORT);

        desk.aSecondPasses();

        assertThat(desk.held(name)).contains(longer);
        assertThat(desk.held(shorter.name())).isEmpty();
    }

    @Test
    @Promise({TOKENS, TAKES, "by the store's own clock, so that the clocks of nodes do not matter"})
    void a_lease_that_ran_out_is_given_to_the_next_with_a_higher_token() {
        Lease lost = desk.take(name, one, SHORT);
        desk.aSecondPasses();

        Lease next = desk.take(name, other, LONG);

        assertThat(next.token()).isGreaterThan(lost.token());
        assertThat(desk.held(name)).contains(next);
        assertThat(desk.ask(name, one, LONG)).isEmpty();
    }

    @Test
    @Promise(TOKENS)
    void who_let_a_lease_run_out_gets_a_higher_token_too() {
        Lease lost = desk.take(name, one, SHORT);
        desk.aSecondPasses();

        assertThat(desk.take(name, one, LONG).token()).isGreaterThan(lost.token());
    }

    @Test
    @Promise({"Gives a lease back, so that others need not wait.", TOKENS})
    void a_lease_that_was_given_back_is_free_at_once() {
        Lease first = desk.take(name, one, LONG);
        store.leases().release(first);

        assertThat(desk.held(name)).isEmpty();
        Lease second = desk.take(name, other, LONG);
        store.leases().release(second);
        Lease third = desk.take(name, other, LONG);
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(third.token()).isGreaterThan(second.token());
    }

    @Test
    @Promise(HARMLESS)
    void giving_back_what_is_lost_takes_nothing_from_others() {
        Lease lost = desk.take(name, one, SHORT);
        desk.aSecondPasses();
        store.leases().release(lost);
        Lease next = desk.take(name, other, LONG);

        store.leases().release(lost);
        store.leases().release(new Lease(name, other, lost.token(), ""));
        store.leases().release(new Lease(name, one, next.token(), ""));
        store.leases().release(new Lease(LeaseDesk.name(), one, 1, ""));

        assertThat(desk.held(name)).contains(next);
    }

    @Test
    @Promise({"Prolongs a lease that is still held.", "1 second to 1 hour, from now on"})
    void renewing_counts_the_time_from_then_on() {
        Lease longer = desk.take(name, one, SHORT);
        Lease shorter = desk.take(LeaseDesk.name(), one, LONG);

        assertThat(store.leases().renew(longer, LONG)).isTrue();
        assertThat(store.leases().renew(shorter, SHORT)).isTrue();
        desk.aSecondPasses();

        assertThat(desk.held(name)).contains(longer);
        assertThat(desk.held(shorter.name())).isEmpty();
        assertThat(store.leases().renew(shorter, LONG)).isFalse();
    }

    @Test
    @Promise("as it was acquired; its note is stored")
    void renewing_stores_the_note() {
        Lease lease = desk.take(name, one, LONG);
        Lease noted = new Lease(name, one, lease.token(), "busy");

        assertThat(store.leases().renew(noted, LONG)).isTrue();

        assertThat(desk.held(name)).contains(noted);
    }

    @Test
    @Promise(NOTHING_RENEWED)
    void a_lease_that_ran_out_or_was_given_back_is_not_renewed() {
        Lease late = desk.take(name, one, SHORT);
        Lease released = desk.take(LeaseDesk.name(), one, LONG);
        store.leases().release(released);
        desk.aSecondPasses();

        assertThat(store.leases().renew(late, LONG)).isFalse();
        assertThat(store.leases().renew(released, LONG)).isFalse();
        assertThat(store.leases().renew(new Lease(LeaseDesk.name(), one, 1, ""), LONG))
                .isFalse();

        assertThat(desk.held(name)).isEmpty();
        assertThat(desk.held(released.name())).isEmpty();
    }

    @Test
    @Promise(NOTHING_RENEWED)
    void a_lease_of_somebody_else_or_with_another_token_is_not_renewed() {
        Lease lost = desk.take(name, one, LONG);
        store.leases().release(lost);
        Lease next = desk.take(name, one, LONG);

        assertThat(store.leases().renew(lost, LONG)).isFalse();
        assertThat(store.leases().renew(new Lease(name, other, next.token(), "mine"), SHORT))
                .isFalse();

        assertThat(desk.held(name)).contains(next);
    }

    @Test
    @Promise({
        "A lease that would last for more than twice its time from now was given by a clock that was ahead and was set right since: it is not held.",
        NOTHING_RENEWED,
        TOKENS
    })
    void a_lease_of_a_clock_that_was_ahead_is_over_once_the_clock_is_right() {
        assumeTrue(harness instanceof MovableClock, "not applicable: this store has no clock that can be moved");
        MovableClock clock = (MovableClock) harness;
        clock.pass(Duration.ofDays(1));
        Lease ghost = desk.take(name, one, LONG);
        assertThat(desk.held(name)).contains(ghost);

        clock.pass(Duration.ofDays(-1));

        assertThat(desk.held(name)).isEmpty();
        assertThat(store.leases().renew(ghost, LONG)).isFalse();
        assertThat(desk.take(name, other, LONG).token()).isGreaterThan(ghost.token());
    }

    @Test
    @Promise({KEEPS, "1 second to 1 hour, from now on"})
    void a_clock_that_is_set_back_a_little_ends_no_lease() {
        assumeTrue(harness instanceof MovableClock, "not applicable: this store has no clock that can be moved");
        Lease lease = desk.take(name, one, LONG);

        ((MovableClock) harness).pass(Duration.ofMinutes(-30));

        assertThat(desk.held(name)).contains(lease);
        assertThat(store.leases().renew(lease, LONG)).isTrue();
    }

    @Test
    @Promise({"When a writing call returns, what it wrote is as durable as", TOKENS})
    void leases_and_their_tokens_survive_reopening() {
        Lease kept = desk.take(name, one, LONG);
        Lease released = desk.take(LeaseDesk.name(), one, LONG);
        store.leases().release(released);

        reopen();
        desk = new LeaseDesk(harness, store);

        assertThat(desk.held(name)).contains(kept);
        assertThat(desk.ask(name, other, LONG)).isEmpty();
        assertThat(desk.take(released.name(), other, LONG).token()).isGreaterThan(released.token());
    }

    @Test
    @Promise("1 to 128 characters of {@code a-z 0-9 . : _ -}")
    void names_and_notes_may_be_as_long_as_they_may_be() {
        String longest = (name + ".:_-" + "x".repeat(128)).substring(0, 128);
        String note = " ~".repeat(500);

        Optional<Lease> lease = store.leases().acquire(longest, one, note, LONG);

        assertThat(lease.map(Lease::name)).contains(longest);
        assertThat(lease.map(Lease::note)).contains(note);
        assertThat(store.leases().held(longest, 1000)).containsExactly(lease.orElseThrow());
    }
}
