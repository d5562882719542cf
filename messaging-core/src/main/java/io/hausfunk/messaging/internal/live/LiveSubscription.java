// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import io.hausfunk.messaging.internal.reading.ParticipantReceipt;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listener to live events. Whether it may be told of an event is decided when it is about to be. */
public final class LiveSubscription implements PumpedSubscription {
    private static final String PART = "live delivery";

    private final Actor actor;
    private final LiveListener listener;
    private final LiveAccess access;
    private final DeliveryExecutor executor;
    private final Consumer<LiveSubscription> onClose;
    private final PendingEvents pending = new PendingEvents();
    private final ListenerPump pump;

    LiveSubscription(
            Actor actor,
            LiveListener listener,
            LiveAccess access,
            DeliveryExecutor executor,
            Consumer<LiveSubscription> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.access = access;
        this.executor = executor;
        this.onClose = onClose;
        this.pump = executor.pump(actor.ref(), PART, this::next);
    }

    Actor actor() {
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

    void offer(LiveEvent event) {
        if (pending.add(event)) {
            pump.wake();
        }
    }

    private @Nullable Batch next() {
        List<LiveEvent> taken = pending.take();
        try {
            return batch(taken);
        } catch (RuntimeException | Error e) {
            taken.forEach(pending::putBack);
            throw e;
        }
    }

    private @Nullable Batch batch(List<LiveEvent> taken) {
        List<LiveEvent> events = new ArrayList<>(taken.size());
        List<Runnable> calls = new ArrayList<>(taken.size());
        for (LiveEvent event : taken) {
            Runnable call = decide(event);
            if (call != null) {
                events.add(event);
                calls.add(call);
            }
        }
        if (pending.any()) {
            pump.wake();
        }
        return calls.isEmpty()
                ? null
                : new Batch(calls, made -> events.subList(made, events.size()).forEach(pending::putBack));
    }

    /** Null if the listener is not to be told. */
    private @Nullable Runnable decide(LiveEvent event) {
        try {
            Runnable call = access.mayHear(actor, event) ? call(event, access.who(event)) : null;
            if (call == null) {
                pending.dropped(event);
            }
            return call;
        } catch (Throwable e) {
            executor.faults().report(PART, e);
            if (event instanceof Typing typing && !typing.typing() && passing(e)) {
                // Nothing more comes of it: without this event the listener would show it for ever.
                pending.putBack(event);
                pump.wakeLater();
            } else {
                pending.dropped(event);
            }
            return null;
        }
    }

    private static boolean passing(Throwable fault) {
        return fault instanceof Error || (fault instanceof MessagingException known && known.retryable());
    }

    private @Nullable Runnable call(LiveEvent event, Optional<UserId> who) {
        var conversation = event.conversation().conversation();
        if (event instanceof ReceiptUpdate receipt) {
            return () ->
                    listener.onReceipt(conversation, new ParticipantReceipt(who, receipt.delivered(), receipt.read()));
        }
        if (event instanceof Typing typing && who.isPresent()) {
            return () -> listener.onTyping(conversation, who.get(), typing.typing());
        }
        return null;
    }

    @Override
    public String toString() {
        return "Subscription[live]";
    }
}
