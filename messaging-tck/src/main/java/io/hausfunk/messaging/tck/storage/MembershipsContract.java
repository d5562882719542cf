// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All conversations of a person. */
abstract class MembershipsContract extends StorageContract {
    private static final String EVERY = "Every conversation in which a person takes or took part";
    private static final String PAGES = "by pages";

    @Test
    @Promise(EVERY)
    void present_and_former_conversations_are_listed_as_they_stand() {
        List<ConversationRef> groups = groups(3);
        say(groups.get(1), anna);
        change(groups.get(2), new Leaves(ben));

        List<Membership> memberships = store.conversations().membershipsOf(tenant, ben, null, 10);

        assertThat(memberships)
                .containsExactlyInAnyOrderElementsOf(groups.stream()
                        .map(ref -> store.conversations().membership(ref, ben).orElseThrow())
                        .toList());
    }

    @Test
    @Promise(EVERY)
    void somebody_who_never_took_part_has_none() {
        group();

        assertThat(store.conversations().membershipsOf(tenant, carl, null, 10)).isEmpty();
    }

    @Test
    @Promise({EVERY, PAGES, "a shorter page is the last one", "the last conversation of the page before"})
    void pages_together_hold_every_conversation_once() {
        List<ConversationRef> groups = groups(25);

        List<ConversationRef> paged = new ArrayList<>();
        List<Membership> page;
        ConversationId after = null;
        do {
            page = store.conversations().membershipsOf(tenant, ben, after, 10);
            page.forEach(membership -> paged.add(membership.conversation().ref()));
            after = paged.get(paged.size() - 1).conversation();
        } while (page.size() == 10);

        assertThat(paged).containsExactlyInAnyOrderElementsOf(groups);
    }

    @Test
    @Promise("ordered by conversation id in any fixed order of the store's own")
    void the_order_is_the_same_with_any_limit_and_at_any_time() {
        List<ConversationRef> groups = groups(12);
        List<ConversationId> before = ids(store.conversations().membershipsOf(tenant, anna, null, 12));
        groups.forEach(ref -> say(ref, ben));

        assertThat(ids(store.conversations().membershipsOf(tenant, anna, null, 1000)))
                .isEqualTo(before);
        assertThat(ids(store.conversations().membershipsOf(tenant, anna, before.get(4), 3)))
                .isEqualTo(before.subList(5, 8));
    }

    @Test
    @Promise("a shorter page is the last one")
    void nothing_comes_after_the_last_page() {
        List<ConversationRef> groups = groups(2);
        List<Membership> all = store.conversations().membershipsOf(tenant, ben, null, groups.size());

        assertThat(store.conversations().membershipsOf(tenant, ben, ids(all).get(1), 2))
                .isEmpty();
    }

    private static List<ConversationId> ids(List<Membership> memberships) {
        return memberships.stream()
                .map(membership -> membership.conversation().ref().conversation())
                .toList();
    }

    @Test
    @Promise({
        "The conversations of one kind that were created at or after a time, by the time of their creation and then in any fixed order"
                + " of the store's own, by pages.",
        "the last conversation of the page before, or null for the first page",
        "the earliest {@link StoredConversation#createdAt()}, cut to the millisecond"
    })
    void conversations_of_a_kind_come_by_their_creation_and_every_one_once() {
        List<ConversationRef> rows = new ArrayList<>();
        for (int second : List.of(3, 1, 2, 1, 0, 2)) {
            rows.add(created(ConversationKind.ANNOUNCEMENT, second));
        }
        created(ConversationKind.CHANNEL, 2);
        Instant since = EntryDraft.AT.plusSeconds(1);

        List<StoredConversation> paged = new ArrayList<>();
        List<StoredConversation> page;
        do {
            StoredConversation after = paged.isEmpty() ? null : paged.get(paged.size() - 1);
            page = store.conversations().ofKind(tenant, ConversationKind.ANNOUNCEMENT, since, after, 2);
            paged.addAll(page);
        } while (page.size() == 2);

        assertThat(paged)
                .extracting(StoredConversation::createdAt)
                .containsExactly(since, since, since.plusSeconds(1), since.plusSeconds(1), since.plusSeconds(2));
        rows.remove(4);
        assertThat(paged).extracting(StoredConversation::ref).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(paged)
                .allSatisfy(
                        row -> assertThat(store.conversations().find(row.ref())).contains(row));
        assertThat(store.conversations()
                        .ofKind(tenant, ConversationKind.ANNOUNCEMENT, since.plusNanos(999_999), null, 10))
                .isEqualTo(paged);
        assertThat(store.conversations()
                        .ofKind(FreshIds.tenant(), ConversationKind.ANNOUNCEMENT, Instant.EPOCH, null, 10))
                .isEmpty();
    }

    private ConversationRef created(ConversationKind kind, int second) {
        ConversationRef ref = FreshIds.conversation(tenant);
        store.conversations()
                .create(
                        NewConversation.of(ref, kind)
                                .history(HistoryPolicy.ALL)
                                .createdAt(EntryDraft.AT.plusSeconds(second))
                                .profile(SampleConversations.profile())
                                .build(),
                        EntryDraft.membership(ref)
                                .by(anna)
                                .changing(new Joins(anna, Role.OWNER))
                                .entry());
        return ref;
    }
}
