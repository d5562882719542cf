// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person's conversations by what happened last in them. */
abstract class ActivityContract extends StorageContract {
    private static final String ORDER = "Every conversation in which a person takes or took part, by the time of its"
            + " latest entry of interest, the latest first, and then in any fixed order of the store's own, by pages.";
    private static final String INTEREST =
            "Of interest is an entry that counts as unread or is {@link Effect.About about} no other";
    private static final String LEFT = "for somebody who went it is the entry with which they went";
    private static final String IN = "those in which the person takes or took part; others are absent";
    private static final String PRESENT = "Those who take part in some conversations now; to be asked for small ones.";
    private static final String UNREAD =
            "How many entries concern a person in some conversations and are neither settled"
                    + " nor read: with a number above both the read mark and {@code joined}, at least {@code visibleFrom} and,"
                    + " after they left, at most {@code left}.";
    private static final Reason MENTION = Reason.of(1);
    private static final Reason ALERT = Reason.of(30_000);

    @Test
    @Promise({ORDER, "1 to 1000; a shorter page is the last one"})
    void conversations_come_by_their_latest_entry_and_every_one_once() {
        List<ConversationRef> groups = groups(5);
        for (int i : List.of(3, 1, 4, 0, 2)) {
            append(EntryDraft.message(groups.get(i)).at(at(i % 3)).entry());
        }
        List<Activity> paged = new ArrayList<>();
        List<Activity> page;
        do {
            ActivityPosition after =
                    paged.isEmpty() ? null : paged.get(paged.size() - 1).position();
            page = store.conversations().activityOf(tenant, ben, after, 2);
            paged.addAll(page);
        } while (page.size() == 2);
        assertThat(paged).extracting(Activity::at).containsExactly(at(2), at(1), at(1), at(0), at(0));
        assertThat(ids(paged)).containsExactlyInAnyOrderElementsOf(refs(groups));
        assertThat(paged).allSatisfy(one -> assertThat(one.latest()).isEqualTo(2));
        assertThat(store.conversations().activityOf(tenant, ben, null, 1000)).isEqualTo(paged);
    }

    @Test
    @Promise({INTEREST, IN, "Emptying an entry changes nothing here."})
    void what_is_about_another_entry_is_of_interest_only_if_it_counts_as_unread() {
        ConversationRef ref = group();
        append(EntryDraft.message(ref).at(at(1)).entry());
        Effect about = new Effect.About(2, Relation.of(1));
        append(quiet(ref).doing(about).at(at(2)).entry());
        append(quiet(ref).doing(about, new Effect.Empties(2)).at(at(3)).entry());
        assertThat(one(ref, ben).latest()).isEqualTo(2);
        assertThat(one(ref, ben).at()).isEqualTo(at(1));
        append(EntryDraft.message(ref).doing(about).at(at(4)).entry());
        assertThat(one(ref, ben).latest()).isEqualTo(5);
        append(quiet(ref).at(at(5)).entry());
        assertThat(one(ref, ben).latest()).isEqualTo(6);
        assertThat(one(ref, ben).at()).isEqualTo(at(5));
    }

    @Test
    @Promise({LEFT, PRESENT})
    void who_went_sees_their_going_and_is_not_present() {
        ConversationRef ref = group();
        append(EntryDraft.message(ref).entry());
        append(EntryDraft.membership(ref)
                .doing(new ParticipantChange.Leaves(ben))
                .at(at(7))
                .entry());
        append(EntryDraft.message(ref).under(3).at(at(9)).entry());
        assertThat(one(ref, ben).latest()).isEqualTo(3);
        assertThat(one(ref, ben).at()).isEqualTo(at(7));
        assertThat(store.conversations().activityOf(tenant, ben, null, 10)).containsExactly(one(ref, ben));
        ConversationId missing = FreshIds.conversation(tenant).conversation();
        Map<ConversationId, List<PersonKey>> present =
                store.conversations().presentIn(tenant, List.of(ref.conversation(), missing));
        assertThat(present).containsOnlyKeys(ref.conversation());
        assertThat(present.get(ref.conversation())).contains(anna).doesNotContain(ben);
    }

    @Test
    @Promise({IN, "others are absent"})
    void conversations_of_others_and_of_other_tenants_are_absent() {
        ConversationRef ref = group();
        PersonKey stranger = FreshIds.person();
        assertThat(store.conversations().activityIn(tenant, stranger, List.of(ref.conversation())))
                .isEmpty();
        ConversationRef there = FreshIds.sameIdIn(FreshIds.tenant(), ref);
        assertThat(store.conversations().activityIn(there.tenant(), ben, List.of(ref.conversation())))
                .isEmpty();
        assertThat(store.conversations().activityOf(there.tenant(), ben, null, 10))
                .isEmpty();
        assertThat(store.conversations().presentIn(there.tenant(), List.of(ref.conversation())))
                .isEmpty();
        assertThat(store.conversations().activityIn(tenant, ben, List.of())).isEmpty();
    }

    @Test
    @Promise({UNREAD, "an entry that concerns the person for several of them counts once"})
    void what_concerns_a_person_counts_until_it_is_read_or_settled() {
        assumeTrue(store instanceof HasAddressees, "not applicable: this store knows no addressees");
        ConversationRef ref = group();
        ConversationRef quiet = group();
        for (int i = 0; i < 3; i++) {
            append(EntryDraft.message(ref)
                    .doing(new Effect.Addresses(ben, MENTION), new Effect.Addresses(ben, ALERT))
                    .entry());
        }
        List<ConversationId> both = List.of(ref.conversation(), quiet.conversation());
        assertThat(unread(List.of(MENTION), both)).containsOnly(Map.entry(ref.conversation(), 3L));
        assertThat(unread(List.of(MENTION, ALERT), both)).containsOnly(Map.entry(ref.conversation(), 3L));
        assertThat(unread(List.of(Reason.of(2)), both)).isEmpty();
        store.marks().advance(List.of(new MarkUpdate(ref, ben, 2, 2)));
        assertThat(unread(List.of(MENTION), both)).containsOnly(Map.entry(ref.conversation(), 2L));
        ((HasAddressees) store).addressees().settle(List.of(new Addressee(ref, 4, ben, MENTION)));
        assertThat(unread(List.of(MENTION), both)).containsOnly(Map.entry(ref.conversation(), 1L));
        append(EntryDraft.membership(ref)
                .doing(new ParticipantChange.Leaves(ben))
                .entry());
        append(EntryDraft.message(ref)
                .doing(new Effect.Addresses(ben, MENTION))
                .under(5)
                .entry());
        assertThat(unread(List.of(MENTION), both)).containsOnly(Map.entry(ref.conversation(), 1L));
        append(EntryDraft.membership(ref)
                .doing(new ParticipantChange.Joins(ben, Role.MEMBER))
                .under(5)
                .entry());
        assertThat(unread(List.of(MENTION), both)).isEmpty();
    }

    @Test
    @Promise({"1 to 1000", "up to 1000 conversations, also none", "limits and lists of a length other than stated"})
    void lists_and_limits_of_other_lengths_are_refused() {
        List<ConversationId> many = Stream.generate(
                        () -> FreshIds.conversation(tenant).conversation())
                .limit(1001)
                .toList();
        for (Runnable call : List.<Runnable>of(
                () -> store.conversations().activityOf(tenant, ben, null, 0),
                () -> store.conversations().activityOf(tenant, ben, null, 1001),
                () -> store.conversations().activityIn(tenant, ben, many),
                () -> store.conversations().presentIn(tenant, many))) {
            assertThatIllegalArgumentException().isThrownBy(call::run);
        }
    }

    private static EntryDraft quiet(ConversationRef ref) {
        return EntryDraft.of(ref, EntryKind.MESSAGE);
    }

    private Map<ConversationId, Long> unread(List<Reason> reasons, List<ConversationId> conversations) {
        return ((HasAddressees) store).addressees().countUnread(tenant, ben, reasons, conversations);
    }

    private Activity one(ConversationRef ref, PersonKey person) {
        List<Activity> found = store.conversations().activityIn(tenant, person, List.of(ref.conversation()));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<ConversationId> ids(List<Activity> page) {
        return page.stream()
                .map(one -> one.membership().conversation().ref().conversation())
                .toList();
    }

    private static List<ConversationId> refs(List<ConversationRef> refs) {
        return refs.stream().map(ConversationRef::conversation).toList();
    }

    /** Later than everything that checks create. */
    private static Instant at(int second) {
        return Instant.parse("2030-01-01T00:00:00Z").plusSeconds(second);
    }
}
