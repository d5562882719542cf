// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static io.hausfunk.messaging.tck.storage.LeaseDesk.LONG;
import static io.hausfunk.messaging.tck.storage.LeaseDesk.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.tck.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which leases are held, and what is no lease. */
abstract class HeldLeasesContract extends StorageContract {
    private static final String HELD =
            "The leases that are held now and whose names begin with a prefix, letter for letter";
    private static final String ORDER = "in the order of their names' character codes";
    private static final String REFUSED = "Names, prefixes, notes and times other than stated are refused with"
            + " {@link IllegalArgumentException}, with nothing written.";

    private final String mine = LeaseDesk.name();
    private final UUID holder = UUID.randomUUID();
    private LeaseDesk desk;

    @BeforeEach
    void go_to_the_desk() {
        desk = new LeaseDesk(harness, store);
    }

    @Test
    @Promise(HELD)
    void only_leases_that_are_held_now_are_listed() {
        Lease held = desk.take(mine + ".held", LONG);
        desk.take(mine + ".late", SHORT);
        store.leases().release(desk.take(mine + ".released", LONG));
        desk.aSecondPasses();

        assertThat(store.leases().held(mine, 1000)).containsExactly(held);
    }

    @Test
    @Promise(HELD)
    void an_underscore_is_an_underscore() {
        desk.take(mine + "-a", LONG);
        desk.take(mine + "a", LONG);
        Lease one = desk.take(mine + "_a", LONG);
        Lease two = desk.take(mine + "__", LONG);

        assertThat(store.leases().held(mine + "_", 1000)).containsExactly(two, one);
        assertThat(store.leases().held(mine + "__", 1000)).containsExactly(two);
        assertThat(store.leases().held("_" + mine, 1000)).isEmpty();
    }

    @Test
    @Promise({HELD, "1 to 128 characters of those that names have"})
    void a_prefix_may_be_the_whole_name_and_not_longer() {
        Lease whole = desk.take(mine, LONG);
        Lease longer = desk.take(mine + "z", LONG);

        assertThat(store.leases().held(mine, 1000)).containsExactly(whole, longer);
        assertThat(store.leases().held(mine + "z", 1000)).containsExactly(longer);
        assertThat(store.leases().held(mine + "z.", 1000)).isEmpty();
        assertThat(store.leases().held(mine.substring(0, mine.length() - 1), 1000))
                .containsExactly(whole, longer);
    }

    @Test
    @Promise(ORDER)
    void names_come_in_the_order_of_their_characters_and_the_limit_cuts_the_end() {
        List<String> names = Stream.of("", "-", "-z", ".", "0", "9", ":", "_", "_.", "a", "a-", "a0", "aa", "z", "zz")
                .map(end -> mine + end)
                .toList();
        List<String> anyhow = new ArrayList<>(names);
        Collections.shuffle(anyhow);
        anyhow.forEach(name -> desk.take(name, LONG));

        assertThat(names(store.leases().held(mine, 1000))).isEqualTo(names);
        assertThat(names(store.leases().held(mine, 4))).isEqualTo(names.subList(0, 4));
    }

    @Test
    @Promise("Leases belong to the installation, not to a tenant.")
    void a_lease_named_like_a_tenant_has_nothing_to_do_with_it() {
        Lease lease = desk.take(tenant.value(), LONG);
        group();

        assertThat(store.leases().held(tenant.value(), 1000)).containsExactly(lease);
    }

    @Test
    @Promise({REFUSED, "1 second to 1 hour, from now on"})
    void times_outside_a_second_to_an_hour_are_refused_and_nothing_is_written() {
        Lease lease = desk.take(mine, LONG);
        for (Duration time : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-5),
                SHORT.minusNanos(1),
                LONG.plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> desk.ask(mine + ".new", holder, time))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.leases().renew(lease, time)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(store.leases().held(mine, 1000)).containsExactly(lease);
    }

    @Test
    @Promise({REFUSED, "up to 1000 printable ASCII characters"})
    void other_names_notes_and_prefixes_are_refused() {
        for (String bad : List.of("", "A", "a b", "%", "a%", "a/b", "\u00e4", "a\n", "'", "~", "x".repeat(129))) {
            assertThatThrownBy(() -> desk.ask(bad, holder, LONG)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.leases().held(bad, 10)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String bad : List.of("\u00e4", "a\n", "\u0000", "x".repeat(1001))) {
            assertThatThrownBy(() -> store.leases().acquire(mine, holder, bad, LONG))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(desk.held(mine)).isEmpty();
    }

    private static List<String> names(List<Lease> leases) {
        return leases.stream().map(Lease::name).toList();
    }
}
