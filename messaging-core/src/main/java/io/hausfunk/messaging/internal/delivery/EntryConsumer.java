// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.delivery.Fetcher.Start;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener to entries, at its own pace: it pulls from where it stands in each conversation. What it hears of only marks
 * conversations, so a slow or paused listener costs no memory and misses nothing.
 */
public final class EntryConsumer implements EntrySubscription, PumpedSubscription, CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(EntryConsumer.class);
    private static final String PART = "entry delivery";
    private static final int ENTRIES_A_BATCH = 256;

    private final Actor actor;
    private final EntryListener listener;
    private final Fetcher fetcher;
    private final DeliveryExecutor executor;
    private final Function<Supplier<@Nullable Map<ConversationId, Long>>, CompletionStage<Cursor>> cursors;
    private final Consumer<EntryConsumer> onClose;
    private final ConsumerPositions positions = new ConsumerPositions();
    private final ListenerPump pump;
    /** Written by the listener's calls, which never overlap. */
    private volatile boolean introduced;

    EntryConsumer(
            Actor actor,
            EntryListener listener,
            Fetcher fetcher,
            DeliveryExecutor executor,
            Function<Supplier<@Nullable Map<ConversationId, Long>>, CompletionStage<Cursor>> cursors,
            Consumer<EntryConsumer> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.fetcher = fetcher;
        this.executor = executor;
        this.cursors = cursors;
        this.onClose = onClose;
        this.pump = executor.pump(actor.ref(), PART, this::next);
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public CompletionStage<Cursor> cursor() {
        return cursors.apply(positions::delivered);
    }

    @Override
    public ListenerPump pump() {
        return pump;
    }

    @Override
    public void closed() {
        onClose.accept(this);
    }

    /** Sets where the listener starts in a conversation. Nothing is delivered before {@link #start}. */
    void startAt(ConversationRef ref, long position, long floor, long head) {
        positions.startAt(ref, position, floor, head);
    }

    /** All starts are set. */
    void start() {
        positions.started();
        pump.wake();
    }

    /** A conversation of which this person's row is known may have more. */
    @Override
    public void committed(ConversationRef ref, Participant row, long head, long floor) {
        if (positions.committed(ref, row, head, floor)) {
            pump.wake();
        }
    }

    @Override
    public void changed(ConversationId conversation) {
        // Marks, settings and drafts are no entries.
    }

    /** Tries again where something was out of reach. */
    @Override
    public void retryStalled() {
        if (positions.retryStalled()) {
            pump.wake();
        }
    }

    @Override
    public void forget() {
        positions.forget();
        pump.wake();
    }

    private @Nullable Batch next() {
        List<ConversationRef> taken = new ArrayList<>();
        try {
            List<Runnable> calls = calls(taken);
            if (positions.anyReady()) {
                pump.wake();
            }
            return calls.isEmpty() ? null : new Batch(calls, made -> taken.forEach(positions::rewind));
        } catch (RuntimeException | Error e) {
            taken.forEach(positions::rewind);
            throw e;
        }
    }

    private List<Runnable> calls(List<ConversationRef> taken) {
        List<Runnable> calls = new ArrayList<>();
        if (!introduced) {
            calls.add(this::introduce);
        }
        int entries = 0;
        while (entries < ENTRIES_A_BATCH && !pump.closed() && positions.takeReady(taken)) {
            FetchResult result = fetch(taken.get(taken.size() - 1));
            if (result != null) {
                addCalls(result, calls);
                entries += Math.max(1, result.entries().size());
            }
        }
        return calls;
    }

    private void introduce() {
        introduced = true;
        listener.onStart(this);
    }

    private @Nullable FetchResult fetch(ConversationRef ref) {
        try {
            int lost = positions.lost(ref);
            if (lost >= 0) {
                return startOver(ref, lost);
            }
            ConsumerPosition from = positions.at(ref);
            FetchResult result = fetcher.next(actor, ref, from.fetched, from.floor, from.head);
            boolean counts =
                    positions.fetched(ref, result.position(), result.entries().size() == Fetcher.PAGE);
            return !counts || result.position() == from.fetched ? null : result;
        } catch (Throwable e) {
            positions.stalled(ref);
            if (e instanceof MessagingException known) {
                LOG.debug("Delivery in {} waits: {}", ref.conversation(), known.code());
            } else {
                executor.faults().report(PART, e);
            }
            return null;
        }
    }

    private @Nullable FetchResult startOver(ConversationRef ref, int seen) {
        Start start = fetcher.anew(actor, ref);
        return positions.startOver(ref, seen, start.result().position(), start.floor()) ? start.result() : null;
    }

    private void addCalls(FetchResult result, List<Runnable> calls) {
        ConversationRef ref = result.ref();
        var gap = result.gap();
        if (gap != null) {
            calls.add(() -> call(() -> listener.onBehind(gap), ref, result.position()));
        }
        for (var entry : result.entries()) {
            calls.add(() -> call(() -> listener.onEntry(entry), ref, entry.sequence()));
        }
        // Beyond the last entry there may be some that this person does not get.
        calls.add(() -> positions.delivered(ref, result.position()));
    }

    /** During the call the cursor is still in front of what the call is about. Afterwards it is behind, whatever is thrown. */
    private void call(Runnable call, ConversationRef ref, long sequence) {
        try {
            call.run();
        } finally {
            positions.delivered(ref, sequence);
        }
    }

    @Override
    public String toString() {
        return "Subscription[entries]";
    }
}
