// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.OpenCode;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only later versions know comes back as it is, and disturbs nothing. */
abstract class OpenCodesContract extends StorageContract {
    private static final String CODES =
            "Numbers of kinds, roles and other open codes that a store does not know are kept and handed back as they"
                    + " are.";
    private static final String UNKNOWN = "It is kept and handed back bit for bit, and applied to nothing.";
    private static final int NEWEST = OpenCode.MAX;

    @Test
    @Promise({CODES, "A store keeps the number and derives nothing from it."})
    void an_entry_of_an_unknown_kind_is_read_among_the_others() {
        ConversationRef ref = group();
        List<EntryKind> kinds =
                Stream.of(4, 250, 300, NEWEST).map(EntryKind::of).toList();

        kinds.forEach(kind -> append(EntryDraft.of(ref, kind).by(anna).entry()));
        say(ref, anna);

        assertThat(all(ref).stream().skip(1).limit(4).map(StoredEntry::kind)).isEqualTo(kinds);
        assertThat(numbers(all(ref))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(store.marks().unread(tenant, ben, List.of(ref.conversation())))
                .containsEntry(ref.conversation(), 1L);
    }

    @Test
    @Promise(CODES)
    void an_unknown_role_is_kept() {
        ConversationRef ref = group();

        change(ref, new Joins(carl, Role.of(17)), new ChangesRole(ben, Role.of(NEWEST)));

        assertThat(participant(ref, carl).role()).isEqualTo(Role.of(17));
        assertThat(participant(ref, ben).role()).isEqualTo(Role.of(NEWEST));
        assertThat(store.conversations().roster(ref).orElseThrow().participants())
                .hasSize(3);
    }

    @Test
    @Promise(CODES)
    void a_conversation_of_an_unknown_kind_is_found_among_the_others() {
        ConversationRef before = group();
        ConversationRef ref = FreshIds.conversation(tenant);
        store.conversations()
                .create(
                        SampleConversations.of(ref, ConversationKind.of(4711), HistoryPolicy.ALL),
                        EntryDraft.membership(ref)
                                .changing(new Joins(anna, Role.OWNER))
                                .entry());

        assertThat(conversation(ref).kind()).isEqualTo(ConversationKind.of(4711));
        assertThat(say(ref, anna)).isEqualTo(2);
        assertThat(store.conversations().membershipsOf(tenant, anna, null, 10))
                .extracting(membership -> membership.conversation().ref())
                .containsExactlyInAnyOrder(before, ref);
    }

    @Test
    @Promise({CODES, "otherwise {@code s}"})
    void an_unknown_history_policy_shows_newcomers_nothing_older() {
        HistoryPolicy unknown = HistoryPolicy.of(99);
        ConversationRef ref = group(unknown);
        say(ref, anna);

        change(ref, new Joins(carl, Role.MEMBER));

        assertThat(conversation(ref).history()).isEqualTo(unknown);
        assertThat(participant(ref, carl).visibleFrom()).isEqualTo(3);
    }

    @Test
    @Promise({CODES, "what keys of an unknown kind name is not known"})
    void keys_of_an_unknown_kind_are_kept_whatever_they_name() {
        KeyKind unknown = KeyKind.of(77);
        ConversationRef ref = FreshIds.conversation(tenant);
        List<KeyRow> rows = Stream.of(
                        new KeyRef(tenant, unknown, null, null),
                        new KeyRef(tenant, unknown, ref.conversation(), null),
                        new KeyRef(tenant, unknown, null, anna),
                        new KeyRef(tenant, unknown, ref.conversation(), anna))
                .map(SampleKeys::first)
                .toList();

        assertThat(store.keys().putIfAbsent(rows)).isEqualTo(rows);

        assertThat(store.keys().find(rows.stream().map(KeyRow::ref).toList()))
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(store.keys().list(unknown, tenant, null, 10)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    @Promise(CODES)
    void a_relation_of_any_number_is_counted_and_read() {
        ConversationRef ref = group();
        AnnexKey key = new AnnexKey(1, Relation.of(NEWEST), null);

        append(EntryDraft.of(ref, EntryKind.of(9))
                .doing(new Effect.About(1, key.relation()))
                .entry());

        assertThat(store.annexes().count(ref, List.of(1L)))
                .singleElement()
                .satisfies(count -> assertThat(count.key()).isEqualTo(key));
        assertThat(numbers(store.annexes().read(ref, List.of(key), 0, 10))).containsExactly(2L);
    }

    @Test
    @Promise(UNKNOWN)
    void an_unknown_effect_comes_back_bit_for_bit_and_does_nothing() {
        ConversationRef ref = group();
        Effect[] unknown = {
            new Effect.Unknown(9, FreshIds.bytes(300)),
            new Effect.Unknown(12_345, FreshIds.bytes(1)),
            new Effect.Unknown(9, FreshIds.bytes(0)),
        };

        append(EntryDraft.message(ref).by(anna).doing(unknown).entry());

        assertThat(all(ref).get(1).effects()).containsExactly(unknown);
        assertThat(conversation(ref).membership()).isEqualTo(1);
        assertThat(say(ref, anna)).isEqualTo(3);
    }

    @Test
    @Promise(UNKNOWN)
    void what_is_known_beside_an_unknown_effect_is_applied() {
        ConversationRef ref = group();
        Effect unknown = new Effect.Unknown(500, FreshIds.bytes(20));

        append(EntryDraft.membership(ref)
                .doing(unknown, new Joins(carl, Role.MEMBER), new Effect.About(1, Relation.of(1)))
                .entry());

        assertThat(participant(ref, carl).joined()).isEqualTo(2);
        assertThat(store.annexes().count(ref, List.of(1L))).hasSize(1);
        assertThat(all(ref).get(1).effects()).hasSize(3).startsWith(unknown);
    }
}
