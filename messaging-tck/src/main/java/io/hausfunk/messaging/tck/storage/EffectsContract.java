// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Conflict;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What entries do is done with them, and stays with them. */
abstract class EffectsContract extends StorageContract {
    private static final String KEPT =
            "The store applies it in the commit that appends the entry, keeps it with the entry"
                    + " and hands it back, in the order given and bit for bit.";
    private static final String LIMITS = "up to 1000 effects, each once, with up to 128 KiB in their binary form";
    private static final String ONE_EACH = "at most one change for each person, one description and one time to expire";

    @Test
    @Promise(KEPT)
    void every_effect_comes_back_in_the_order_given() {
        ConversationRef ref = group();
        List<Effect> effects = everything();

        NewEntry entry = EntryDraft.message(ref)
                .by(anna)
                .doing(effects.toArray(new Effect[0]))
                .entry();
        append(entry);

        assertThat(all(ref).get(1).effects()).isEqualTo(effects);
        assertThat(store.entries().find(ref, entry.name()).orElseThrow().effects())
                .isEqualTo(effects);
    }

    @Test
    @Promise(KEPT)
    void the_first_entry_does_what_it_says_too() {
        ConversationRef ref = FreshIds.conversation(tenant);
        SealedProfile profile = SampleConversations.profile();
        Effect joins = new Joins(anna, Role.OWNER);
        Effect describes = new Effect.Describes(profile);
        store.conversations()
                .create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        EntryDraft.membership(ref).doing(joins, describes).entry());

        assertThat(conversation(ref).profile()).isEqualTo(profile);
        assertThat(participant(ref, anna).role()).isEqualTo(Role.OWNER);
        assertThat(all(ref).get(0).effects()).containsExactly(joins, describes);
    }

    @Test
    @Promise("The conversation has this description from now on.")
    void the_latest_description_counts() {
        ConversationRef ref = group();
        SealedProfile last = SampleConversations.profile();

        store.entries()
                .append(List.of(
                        EntryDraft.profile(ref)
                                .describing(SampleConversations.profile())
                                .entry(),
                        EntryDraft.profile(ref).describing(last).entry(),
                        EntryDraft.message(ref).entry()));

        assertThat(conversation(ref).profile()).isEqualTo(last);
    }

    @Test
    @Promise("Everything but {@link Appended} wrote nothing.")
    void a_refused_entry_does_nothing() {
        ConversationRef ref = group();
        NewEntry taken = EntryDraft.message(ref).by(anna).entry();
        append(taken);
        NewEntry other = EntryDraft.message(ref)
                .named(taken.name())
                .doing(everything().toArray(new Effect[0]))
                .entry();

        AppendResult result = append(other);

        assertThat(result).isEqualTo(new Conflict(2));
        assertThat(all(ref))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.emptied()).isFalse());
        assertThat(store.annexes().count(ref, List.of(1L, 2L))).isEmpty();
        assertThat(conversation(ref).membership()).isEqualTo(1);
    }

    @Test
    @Promise({LIMITS, "at most one change for each person"})
    void an_entry_may_have_1000_effects() {
        ConversationRef ref = group();
        Effect[] joins = Stream.generate(() -> new Joins(FreshIds.person(), Role.READER))
                .limit(1000)
                .toArray(Effect[]::new);

        append(EntryDraft.membership(ref).doing(joins).entry());

        assertThat(all(ref).get(1).effects()).containsExactly(joins);
        assertThat(store.conversations().roster(ref).orElseThrow().participants())
                .hasSize(1002);
    }

    @Test
    @Promise({LIMITS, ONE_EACH})
    void lists_of_effects_that_make_no_sense_are_refused() {
        Effect leaves = new Leaves(anna);
        List<List<Effect>> bad = List.of(
                LongStream.rangeClosed(1, 1001)
                        .mapToObj(target -> (Effect) new Effect.About(target, Relation.of(1)))
                        .toList(),
                List.of(leaves, new ChangesRole(anna, Role.READER)),
                List.of(new Effect.Empties(1), new Effect.Empties(1)),
                List.of(
                        new Effect.Describes(SampleConversations.profile()),
                        new Effect.Describes(SampleConversations.profile())),
                List.of(new Effect.Expires(EntryDraft.AT), new Effect.Expires(EntryDraft.AT.plusSeconds(1))),
                List.of(new Effect.Unknown(900, FreshIds.bytes(128 * 1024))),
                List.of(new Effect.Unknown(6, SealedBytes.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}))));

        assertThat(bad)
                .allSatisfy(effects -> assertThatThrownBy(() -> EntryDraft.message(group())
                                .doing(effects.toArray(new Effect[0]))
                                .entry())
                        .isInstanceOf(IllegalArgumentException.class));
        Stream.<Runnable>of(
                        () -> new Effect.Empties(0),
                        () -> new Effect.About(0, Relation.of(1)),
                        () -> new ChoiceToken(new UUID(0, 0)),
                        () -> EntryKind.of(0),
                        () -> Role.of(32_768))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
    }

    private List<Effect> everything() {
        PersonKey dora = FreshIds.person();
        return new ArrayList<>(List.of(
                new Effect.Addresses(ben, Reason.of(3)),
                new Joins(dora, Role.READER),
                new Effect.Unknown(300, FreshIds.bytes(40)),
                new ChangesRole(ben, Role.MODERATOR),
                new Leaves(anna),
                new Effect.About(1, Relation.of(2)),
                new Effect.About(1, Relation.of(2), new ChoiceToken(UUID.randomUUID())),
                new Effect.Describes(SampleConversations.profile()),
                new Effect.Expires(EntryDraft.AT),
                new Effect.Empties(1)));
    }
}
