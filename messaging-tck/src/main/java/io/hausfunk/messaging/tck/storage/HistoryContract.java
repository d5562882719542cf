// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.HistoryChanged;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether the data still continues what was read and acknowledged. */
abstract class HistoryContract extends StorageContract {
    private static final String SAME =
            "The present history: the same on every node and after a restart, as long as nothing that was acknowledged is missing.";
    private static final String OTHER =
            "an {@code expectedHistory} other than the present one gives {@link" + " AppendResult.HistoryChanged}";
    private static final String REFUSED =
            "Once something may be missing, every call of this store but this one, {@code descriptor}"
                    + " and {@code close} throws {@code HISTORY_CHANGED}, with nothing read or written, until this one was called.";

    @Test
    @Promise(SAME)
    void a_restart_finds_the_same_history() {
        ConversationRef ref = group();
        say(ref, anna);
        History before = store.history().current();

        reopen();

        assertThat(store.history().current()).isEqualTo(before);
        assertThat(store.history().current()).isEqualTo(before);
    }

    @Test
    @Promise(SAME)
    void two_nodes_find_the_same_history() {
        History here = store.history().current();

        assertThat(secondNode().history().current()).isEqualTo(here);
        assertThat(store.history().current()).isEqualTo(here);
    }

    @Test
    @Promise(OTHER)
    void entries_that_rest_on_another_history_are_refused_and_those_beside_them_are_not() {
        ConversationRef ref = group();
        NewEntry here = resting(ref, store.history().current());
        NewEntry elsewhere = resting(ref, other());

        assertThat(store.entries().append(List.of(elsewhere, here, elsewhere)))
                .containsExactly(new HistoryChanged(), new Appended(2), new HistoryChanged());
        assertThat(store.entries().append(List.of(elsewhere))).containsExactly(new HistoryChanged());
        assertThat(numbers(all(ref))).containsExactly(1L, 2L);
    }

    @Test
    @Promise("The entry rests on another history than the store's. Checked before all else.")
    void the_history_is_looked_at_before_the_name() {
        ConversationRef ref = group();
        NewEntry here = resting(ref, store.history().current());
        assertThat(append(here)).isEqualTo(new Appended(2));

        assertThat(append(here.but().expectedHistory(other()).build())).isEqualTo(new HistoryChanged());
        assertThat(append(resting(FreshIds.conversation(tenant), other()))).isEqualTo(new HistoryChanged());
    }

    @Test
    @Promise("An {@code expectedHistory} other than the present one is {@code HISTORY_CHANGED}, with nothing written.")
    void no_conversation_begins_on_another_history() {
        ConversationRef ref = FreshIds.conversation(tenant);
        NewEntry first = EntryDraft.membership(ref).entry();

        Throwable refusal = catchThrowable(() -> store.conversations()
                .create(
                        SampleConversations.group(ref, HistoryPolicy.ALL),
                        first.but().expectedHistory(other()).build()));

        assertChanged("conversations.create", refusal);
        assertThat(store.conversations().find(ref)).isEmpty();
    }

    @Test
    @Promise({REFUSED, "It then returns a history that it never returned before, and all calls work again."})
    void after_the_data_went_back_every_call_is_refused_until_the_history_was_asked_for() {
        CanGoBack past = goingBack();
        ConversationRef ref = group();
        History before = store.history().current();
        past.keep();
        say(ref, anna);
        store.history().look();
        assertThat(store.history().current()).isEqualTo(before);

        past.goBack();

        EveryCall.of(store, ref).forEach((name, call) -> {
            if (!name.equals("history.current")) {
                assertChanged(name, catchThrowable(call::run));
            }
        });
        History after = store.history().current();
        assertThat(after).isNotEqualTo(before);
        assertThat(numbers(all(ref))).containsExactly(1L);
        assertThat(append(resting(ref, before))).isEqualTo(new HistoryChanged());
        assertThat(append(resting(ref, after))).isEqualTo(new Appended(2));
        Map<String, Runnable> calls = EveryCall.of(store, FreshIds.conversation(tenant));
        calls.forEach((name, call) -> assertThatCode(() -> {
                    if (!name.equals("entries.appendUnder")) { // It names a lease that nobody holds.
                        call.run();
                    }
                })
                .as(name)
                .doesNotThrowAnyException());
    }

    @Test
    @Promise({REFUSED, SAME})
    void what_one_node_noticed_another_learns() {
        CanGoBack past = goingBack();
        var second = secondNode();
        History before = store.history().current();
        past.keep();
        store.history().look();

        past.goBack();
        History after = store.history().current();

        assertThat(after).isNotEqualTo(before);
        assertChanged("keys.find", catchThrowable(() -> second.keys().find(List.of(KeyRef.tenant(tenant)))));
        assertThat(second.history().current()).isEqualTo(after);
    }

    private CanGoBack goingBack() {
        assumeTrue(harness instanceof CanGoBack, "not applicable: this data cannot be put back");
        return (CanGoBack) harness;
    }

    private static NewEntry resting(ConversationRef ref, History history) {
        return EntryDraft.message(ref).entry().but().expectedHistory(history).build();
    }

    private static History other() {
        return new History(UUID.randomUUID().toString());
    }

    private static void assertChanged(String name, Throwable thrown) {
        assertThat(thrown)
                .as(name)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.HISTORY_CHANGED));
    }
}
