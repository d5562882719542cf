// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the overview of its person. A commit only marks conversations; they are read when the listener is about to be
 * called, so it gets the latest state, and a slow or paused one costs no memory. What happens in a conversation of which the
 * listener was told a moment ago waits for the next beat: many messages at once cost one look.
 */
public final class OverviewSubscription implements PumpedSubscription, CommitListener {
    private static final String PART = "overview delivery";
    private static final int CONVERSATIONS_A_BATCH = 50;

    private final Actor actor;
    private final OverviewListener listener;
    private final Function<Collection<ConversationId>, List<ConversationOverview>> reader;
    private final Consumer<OverviewSubscription> onClose;
    private final DeliveryExecutor executor;
    private final ListenerPump pump;
    private final Map<ConversationId, Long> heads = new HashMap<>();
    private final Set<ConversationId> changed = new LinkedHashSet<>();
    /** Of what the listener was told in one beat. */
    private final Set<ConversationId> told = new HashSet<>();

    private long toldIn;

    OverviewSubscription(
            Actor actor,
            OverviewListener listener,
            Function<Collection<ConversationId>, List<ConversationOverview>> reader,
            DeliveryExecutor executor,
            Consumer<OverviewSubscription> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.reader = reader;
        this.onClose = onClose;
        this.executor = executor;
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
        boolean waits;
        synchronized (this) {
            if (!changed.add(conversation)) {
                return;
            }
            waits = toldInThisBeat(conversation);
        }
        if (waits) {
            pump.wakeAtNextBeat();
        } else {
            pump.wake();
        }
    }

    private boolean toldInThisBeat(ConversationId conversation) {
        long beat = executor.beat();
        if (beat != toldIn) {
            toldIn = beat;
            told.clear();
        }
        return told.contains(conversation);
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
            items = reader.apply(taken);
        } catch (RuntimeException | Error e) {
            putBack(taken);
            throw e;
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
        while (waiting.hasNext()) {
            ConversationId next = waiting.next();
            if (toldInThisBeat(next)) {
                pump.wakeAtNextBeat();
            } else if (taken.size() == CONVERSATIONS_A_BATCH) {
                pump.wake();
                break;
            } else {
                taken.add(next);
                waiting.remove();
            }
        }
        told.addAll(taken);
        return taken;
    }

    private synchronized void putBack(Collection<ConversationId> conversations) {
        changed.addAll(conversations);
        conversations.forEach(told::remove);
    }

    @Override
    public String toString() {
        return "Subscription[overview]";
    }
}
