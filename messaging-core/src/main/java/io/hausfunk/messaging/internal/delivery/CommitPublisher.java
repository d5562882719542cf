// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Tells whom it concerns what this node committed: its own listeners first, then the other nodes. */
public final class CommitPublisher {
    private static final String PART = "commit publisher";

    private final EntryConsumers consumers;
    private final RecentEntries recent;
    private final Consumer<List<ConversationHead>> local;
    private final CommitNotifier others;
    private final BiConsumer<ConversationRef, PersonKey> arrivals;
    private final Faults faults;

    /** {@code local} tells this node of new heads, {@code arrivals} whose entry came. */
    public CommitPublisher(
            EntryConsumers consumers,
            RecentEntries recent,
            Consumer<List<ConversationHead>> local,
            CommitNotifier others,
            BiConsumer<ConversationRef, PersonKey> arrivals,
            Faults faults) {
        this.consumers = consumers;
        this.recent = recent;
        this.local = local;
        this.others = others;
        this.arrivals = arrivals;
        this.faults = faults;
    }

    /**
     * Tells of a group that is committed, before its senders are answered. Never throws: what nobody was told of is found in
     * the store.
     */
    public void committed(List<CommittedEntry> group) {
        if (group.isEmpty()) {
            return;
        }
        faults.guard(PART, () -> tellListeners(group));
        faults.guard(PART, () -> others.committed(group));
        faults.guard(
                PART,
                () -> group.forEach(one ->
                        arrivals.accept(one.entry().conversation(), one.entry().author())));
    }

    private void tellListeners(List<CommittedEntry> group) {
        Map<ConversationRef, ConversationHead> heads = new HashMap<>();
        boolean listened = consumers.any();
        for (CommittedEntry one : group) {
            if (listened) {
                recent.add(one.stored());
            }
            // Later entries of a conversation have higher numbers, so the last one stands.
            heads.put(one.entry().conversation(), one.head());
        }
        local.accept(List.copyOf(heads.values()));
    }
}
