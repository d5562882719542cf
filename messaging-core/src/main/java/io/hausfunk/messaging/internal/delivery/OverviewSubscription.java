// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.internal.reading.OverviewReader;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the overview of its person. A commit only marks conversations; they are read when the listener is about to be
 * called, so it gets the latest state, and a slow or paused one costs no memory.
 */
public final class OverviewSubscription implements PumpedSubscription, CommitListener {
    private static final String PART = "overview delivery";
    private static final int CONVERSATIONS_A_BATCH = 50;

    private final Actor actor;
    private final OverviewListener listener;
    private final OverviewReader reader;
    private final Consumer<OverviewSubscription> onClose;
    private final ListenerPump pump;
    private final Map<ConversationId, Long> heads = new HashMap<>();
    private final Set<ConversationId> changed = new LinkedHashSet<>();

    OverviewSubscription(
            Actor actor,
            OverviewListener listener,
            OverviewReader reader,
            DeliveryExecutor executor,
            Consumer<OverviewSubscription> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.reader = reader;
        this.onClose = onClose;
        this.pump = executor.pump(actor.ref(), PART, this::next);
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public ListenerPump pump() {
        return pump;
    }

    @Override
    public void closed() {
        onClose.accept(this);
    }

    @Override
    public void committed(ConversationRef ref, Participant row, long head, long floor) {
        long readable = row.left() == 0 ? head : row.left();
        synchronized (this) {
            Long known = heads.get(ref.conversation());
            if (known != null && known >= readable) {
                return;
            }
            heads.put(ref.conversation(), readable);
        }
        changed(ref.conversation());
    }

    @Override
    public void changed(ConversationId conversation) {
        synchronized (this) {
            changed.add(conversation);
        }
        pump.wake();
    }

    /** What was committed is shown anew, as it stands now. */
    @Override
    public void forget() {
        synchronized (this) {
            changed.addAll(heads.keySet());
            heads.clear();
        }
        pump.wake();
    }

    @Override
    public void retryStalled() {
        // The pump tries again by itself.
    }

    private @Nullable Batch next() {
        List<ConversationId> taken = take();
        if (taken.isEmpty()) {
            return null;
        }
        List<ConversationOverview> items;
        try {
            items = reader.of(actor, taken);
        } catch (RuntimeException | Error e) {
            putBack(taken);
            throw e;
        }
        if (any()) {
            pump.wake();
        }
        List<Runnable> calls = new ArrayList<>(items.size());
        items.forEach(item -> calls.add(() -> listener.onChange(item)));
        return calls.isEmpty()
                ? null
                : new Batch(
                        calls,
                        made -> putBack(items.subList(made, items.size()).stream()
                                .map(item -> item.info().id())
                                .toList()));
    }

    private synchronized List<ConversationId> take() {
        List<ConversationId> taken = new ArrayList<>();
        Iterator<ConversationId> waiting = changed.iterator();
        while (taken.size() < CONVERSATIONS_A_BATCH && waiting.hasNext()) {
            taken.add(waiting.next());
            waiting.remove();
        }
        return taken;
    }

    private synchronized void putBack(Collection<ConversationId> conversations) {
        changed.addAll(conversations);
    }

    private synchronized boolean any() {
        return !changed.isEmpty();
    }

    @Override
    public String toString() {
        return "Subscription[overview]";
    }
}
