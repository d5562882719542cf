// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.ConversationMissing;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The same conversation, people and names in two tenants: they never meet. */
abstract class TenantsContract extends StorageContract {
    private static final String NEVER_MEET = "Rows of one tenant are never found, counted or changed through another.";

    private final TenantId other = FreshIds.tenant();

    @Test
    @Promise(NEVER_MEET)
    void a_conversation_is_not_found_through_another_tenant() {
        ConversationRef there = FreshIds.sameIdIn(other, group());

        assertThat(store.conversations().find(there)).isEmpty();
        assertThat(store.conversations().membership(there, anna)).isEmpty();
        assertThat(store.conversations().roster(there)).isEmpty();
        assertThat(store.conversations().membershipsOf(other, anna, null, 10)).isEmpty();
    }

    @Test
    @Promise(NEVER_MEET)
    void the_same_id_may_be_created_in_two_tenants() {
        ConversationRef here = group(HistoryPolicy.ALL);
        StoredConversation before = conversation(here);
        ConversationRef there = FreshIds.sameIdIn(other, here);

        assertThat(store.conversations()
                        .create(
                                SampleConversations.group(there, HistoryPolicy.SINCE_JOINED),
                                EntryDraft.membership(there)
                                        .changing(new Joins(carl, Role.OWNER))
                                        .entry()))
                .isTrue();

        assertThat(conversation(here)).isEqualTo(before);
        assertThat(conversation(there).history()).isEqualTo(HistoryPolicy.SINCE_JOINED);
        assertThat(store.conversations().membership(here, carl)).isEmpty();
        assertThat(store.conversations().membership(there, anna)).isEmpty();
    }

    @Test
    @Promise({NEVER_MEET, "There is no such conversation in this tenant."})
    void nothing_is_appended_through_another_tenant() {
        ConversationRef here = group();

        assertThat(append(EntryDraft.message(FreshIds.sameIdIn(other, here)).entry()))
                .isEqualTo(new ConversationMissing());
        assertThat(conversation(here).head()).isEqualTo(1);
    }

    @Test
    @Promise(NEVER_MEET)
    void each_tenant_has_numbers_and_names_of_its_own() {
        ConversationRef here = group();
        ConversationRef there = twin(here);
        say(here, anna);
        NewEntry entry = EntryDraft.message(here).entry();
        append(entry);
        EntryDraft sameName = EntryDraft.message(there).named(entry.name());

        assertThat(store.entries().find(there, entry.name())).isEmpty();
        assertThat(append(sameName.entry())).isEqualTo(new Appended(2));
        assertThat(conversation(here).head()).isEqualTo(3);
    }

    @Test
    @Promise(NEVER_MEET)
    void entries_are_not_read_through_another_tenant() {
        ConversationRef here = group();
        say(here, anna);
        ConversationRef there = twin(here);

        assertThat(all(FreshIds.sameIdIn(FreshIds.tenant(), here))).isEmpty();
        assertThat(all(there))
                .singleElement()
                .satisfies(entry -> assertThat(entry.conversation()).isEqualTo(there));
        assertThat(store.entries().readBackward(new EntryRange(there, 1, Long.MAX_VALUE), 10))
                .isEmpty();
    }

    @Test
    @Promise(NEVER_MEET)
    void participants_change_in_one_tenant_only() {
        ConversationRef here = group();
        ConversationRef there = twin(here);

        change(here, new Leaves(ben), new Joins(carl, Role.MEMBER));

        assertThat(participant(there, ben).present()).isTrue();
        assertThat(conversation(there).membership()).isEqualTo(1);
        assertThat(store.conversations().roster(there).orElseThrow().participants())
                .hasSize(2);
        assertThat(store.conversations().membershipsOf(other, ben, null, 10)).hasSize(1);
        assertThat(store.conversations().membershipsOf(other, carl, null, 10)).isEmpty();
    }

    @Test
    @Promise(NEVER_MEET)
    void marks_and_counts_belong_to_one_tenant() {
        ConversationRef here = group();
        ConversationRef there = twin(here);
        say(here, anna);
        say(there, anna);

        store.marks().advance(List.of(new MarkUpdate(here, ben, 2, 2)));

        assertThat(participant(there, ben).read()).isZero();
        assertThat(store.marks().unread(tenant, ben, List.of(here.conversation())))
                .containsEntry(here.conversation(), 0L);
        assertThat(store.marks().unread(other, ben, List.of(here.conversation())))
                .containsEntry(here.conversation(), 1L);
        assertThat(store.marks().unread(FreshIds.tenant(), ben, List.of(here.conversation())))
                .isEmpty();
    }

    @Test
    @Promise(NEVER_MEET)
    void keys_belong_to_one_tenant() {
        KeyRow here = SampleKeys.first(KeyRef.person(tenant, anna));
        KeyRow there = SampleKeys.first(KeyRef.person(other, anna));
        store.keys().putIfAbsent(List.of(here));

        assertThat(store.keys().find(List.of(there.ref()))).isEmpty();
        assertThat(store.keys().replace(SampleKeys.version(there.ref(), 2))).isFalse();
        assertThat(store.keys().delete(there.ref())).isFalse();
        assertThat(store.keys().list(KeyKind.PERSON, other, null, 10)).isEmpty();
        assertThat(store.keys().putIfAbsent(List.of(there))).containsExactly(there);
        assertThat(store.keys().delete(there.ref())).isTrue();
        assertThat(store.keys().find(List.of(here.ref()))).containsExactly(here);
    }

    @Test
    @Promise(NEVER_MEET)
    void tenants_with_similar_names_are_different_ones() {
        TenantId longer = new TenantId(tenant.value() + "-x");
        TenantId upper = new TenantId(tenant.value().toUpperCase(Locale.ROOT));
        List<KeyRow> rows = List.of(
                SampleKeys.first(KeyRef.person(tenant, anna)),
                SampleKeys.first(KeyRef.person(longer, anna)),
                SampleKeys.first(KeyRef.person(upper, anna)));

        assertThat(store.keys().putIfAbsent(rows)).isEqualTo(rows);
        rows.forEach(
                row -> assertThat(store.keys().list(KeyKind.PERSON, row.ref().tenant(), null, 10))
                        .containsExactly(row));
    }

    private ConversationRef twin(ConversationRef here) {
        return group(FreshIds.sameIdIn(other, here), HistoryPolicy.ALL);
    }
}
