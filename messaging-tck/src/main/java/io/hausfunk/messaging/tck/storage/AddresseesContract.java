// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom entries concern. Skipped by stores without the role. */
abstract class AddresseesContract extends StorageContract {
    private static final String SETTLES = "Settles in one commit, also what was not noted before.";
    private static final String MISSING = "what names an entry that does not exist is passed over";
    private static final String UNSETTLED =
            "What concerns a person and is not settled, by conversation in any fixed order of"
                    + " the store's own, then by number and reason, by pages.";
    private static final String OF =
            "Those whom an entry concerns for a reason, by person in any fixed order of the store's own, by pages.";
    private static final Reason MENTION = Reason.of(1);
    private static final Reason ALERT = Reason.of(30_000);

    private AddresseeStore addressees;
    private ConversationRef ref;

    @BeforeEach
    void the_role() {
        assumeTrue(store instanceof HasAddressees, "not applicable: this store knows no addressees");
        addressees = ((HasAddressees) store).addressees();
        ref = group();
        say(ref, anna);
    }

    @Test
    @Promise("A store that is {@link HasAddressees} lists it there, not settled; any other only keeps the effect.")
    void an_entry_that_addresses_somebody_is_unsettled_with_them() {
        append(EntryDraft.message(ref)
                .doing(
                        new Effect.Addresses(ben, MENTION),
                        new Effect.Addresses(ben, ALERT),
                        new Effect.Addresses(carl, MENTION))
                .entry());

        assertThat(unsettled(ben)).containsExactly(one(3, ben, MENTION), one(3, ben, ALERT));
        assertThat(unsettled(carl)).containsExactly(one(3, carl, MENTION));
        assertThat(unsettled(anna)).isEmpty();
        assertThat(addressees.countUnsettled(tenant, ben)).containsOnly(Map.entry(MENTION, 1L), Map.entry(ALERT, 1L));
    }

    @Test
    @Promise({"Notes in one commit whom entries concern, not settled.", MISSING})
    void what_is_noted_by_a_call_is_unsettled_too() {
        addressees.address(List.of(one(2, ben, MENTION), one(1, ben, MENTION), one(3, ben, MENTION)));
        addressees.address(List.of(new Addressee(FreshIds.conversation(tenant), 1, ben, MENTION)));

        assertThat(unsettled(ben)).containsExactly(one(1, ben, MENTION), one(2, ben, MENTION));
    }

    @Test
    @Promise({SETTLES, "how many this call settled: those that were settled before do not count"})
    void settling_counts_what_it_settles_and_only_once() {
        addressees.address(List.of(one(1, ben, MENTION), one(2, ben, MENTION)));

        assertThat(addressees.settle(List.of(one(1, ben, MENTION), one(1, ben, MENTION))))
                .isEqualTo(1);
        assertThat(addressees.settle(List.of(one(1, ben, MENTION)))).isZero();

        assertThat(unsettled(ben)).containsExactly(one(2, ben, MENTION));
        assertThat(addressees.countUnsettled(tenant, ben)).containsOnly(Map.entry(MENTION, 1L));
    }

    @Test
    @Promise({SETTLES, MISSING})
    void who_was_never_noted_may_settle() {
        assertThat(addressees.settle(
                        List.of(one(2, carl, ALERT), one(9, carl, ALERT), new Addressee(group(), 7, carl, ALERT))))
                .isEqualTo(1);

        assertThat(addressees.of(ref, 2, ALERT, true, null, 10)).containsExactly(carl);
        assertThat(addressees.of(ref, 9, ALERT, true, null, 10)).isEmpty();
        assertThat(unsettled(carl)).isEmpty();
    }

    @Test
    @Promise({"A settled row stays settled.", "What is there already stays as it is"})
    void what_is_settled_is_not_opened_again() {
        addressees.settle(List.of(one(2, ben, MENTION)));

        addressees.address(List.of(one(2, ben, MENTION)));

        assertThat(unsettled(ben)).isEmpty();
        assertThat(addressees.of(ref, 2, MENTION, true, null, 10)).containsExactly(ben);
    }

    @Test
    @Promise("Emptying an entry leaves its rows.")
    void an_emptied_entry_still_concerns_people() {
        addressees.address(List.of(one(2, ben, MENTION)));

        append(EntryDraft.of(ref, EntryKind.of(9)).doing(new Effect.Empties(2)).entry());

        assertThat(unsettled(ben)).containsExactly(one(2, ben, MENTION));
    }

    @Test
    @Promise({UNSETTLED, "1 to 1000; a shorter page is the last one"})
    void pages_of_a_person_hold_every_row_once() {
        List<Addressee> rows = new ArrayList<>();
        for (ConversationRef each : groups(3)) {
            say(each, anna);
            Stream.of(1, 2).forEach(number -> {
                rows.add(new Addressee(each, number, ben, MENTION));
                rows.add(new Addressee(each, number, ben, ALERT));
            });
        }
        addressees.address(rows);

        List<Addressee> paged = new ArrayList<>();
        List<Addressee> page;
        do {
            Addressee after = paged.isEmpty() ? null : paged.get(paged.size() - 1);
            page = addressees.unsettled(tenant, ben, after, 5);
            paged.addAll(page);
        } while (page.size() == 5);

        assertThat(paged).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(unsettled(ben)).isEqualTo(paged);
    }

    @Test
    @Promise({OF, "those with whom it is settled, or those with whom it is not"})
    void those_whom_an_entry_concerns_are_listed_by_pages() {
        List<PersonKey> people = Stream.generate(FreshIds::person).limit(7).toList();
        addressees.address(
                people.stream().map(person -> one(2, person, MENTION)).toList());
        addressees.address(List.of(one(1, anna, MENTION), one(2, anna, ALERT)));
        addressees.settle(List.of(one(2, people.get(0), MENTION), one(2, people.get(1), MENTION)));

        List<PersonKey> open = new ArrayList<>(addressees.of(ref, 2, MENTION, false, null, 3));
        open.addAll(addressees.of(ref, 2, MENTION, false, open.get(2), 3));

        assertThat(open).containsExactlyInAnyOrderElementsOf(people.subList(2, 7));
        assertThat(addressees.of(ref, 2, MENTION, true, null, 10))
                .containsExactlyInAnyOrderElementsOf(people.subList(0, 2));
    }

    @Test
    @Promise("Rows of one tenant are never found, counted or changed through another.")
    void addressees_belong_to_one_tenant() {
        addressees.address(List.of(one(2, ben, MENTION)));
        ConversationRef there = FreshIds.sameIdIn(FreshIds.tenant(), ref);

        assertThat(addressees.settle(List.of(new Addressee(there, 2, ben, MENTION))))
                .isZero();
        assertThat(addressees.unsettled(there.tenant(), ben, null, 10)).isEmpty();
        assertThat(addressees.countUnsettled(there.tenant(), ben)).isEmpty();
        assertThat(addressees.of(there, 2, MENTION, false, null, 10)).isEmpty();
        assertThat(unsettled(ben)).hasSize(1);
    }

    @Test
    @Promise({"1 to 1000", "limits and lists of a length other than stated"})
    void lists_and_limits_of_other_lengths_are_refused() {
        List<Addressee> many = Stream.generate(() -> one(1, FreshIds.person(), MENTION))
                .limit(1001)
                .toList();
        for (Runnable call : List.<Runnable>of(
                () -> addressees.address(List.of()),
                () -> addressees.settle(List.of()),
                () -> addressees.address(many),
                () -> addressees.settle(many),
                () -> addressees.unsettled(tenant, ben, null, 0),
                () -> addressees.of(ref, 1, MENTION, true, null, 1001),
                () -> one(0, ben, MENTION))) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(addressees.of(ref, 1, MENTION, false, null, 1000)).isEmpty();
    }

    private List<Addressee> unsettled(PersonKey person) {
        return addressees.unsettled(tenant, person, null, 1000);
    }

    private Addressee one(long sequence, PersonKey person, Reason reason) {
        return new Addressee(ref, sequence, person, reason);
    }
}
