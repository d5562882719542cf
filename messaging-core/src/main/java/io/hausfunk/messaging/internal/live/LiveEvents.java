// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.Turns;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.SerialTask;
import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import io.hausfunk.messaging.internal.live.TypingState.Typist;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings typing and receipts to those who listen, on this node and on others. Nothing of it is kept, and what is lost on the
 * way stays lost.
 */
public final class LiveEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final String PART = "live events";
    private static final int MOST = 10_000;
    private static final int SLICE = 200;

    private final Map<ParticipantRef, Pending> typing = new ConcurrentHashMap<>();
    private final Map<ParticipantRef, Pending> receipts = new ConcurrentHashMap<>();
    private final LatestReceipts latest = new LatestReceipts();
    private final TypingState typists;
    private final Rosters rosters;
    private final LiveSubscriptions subscriptions;
    private final LiveEventSender others;
    private final StoredReceipts stored;
    private final Faults faults;
    private final SerialTask task;

    /** Something to tell; {@code mine} if it happened on this node, which then tells the others. */
    private record Pending(LiveEvent event, boolean mine) {
        Pending and(Pending later) {
            LiveEvent both = event instanceof ReceiptUpdate before && later.event instanceof ReceiptUpdate after
                    ? before.and(after)
                    : later.event;
            return new Pending(both, mine || later.mine);
        }
    }

    /** Decides on the threads of {@code executor}. */
    public LiveEvents(
            Rosters rosters,
            LiveSubscriptions subscriptions,
            LiveEventSender others,
            StoredReceipts stored,
            Ticker ticker,
            DeliveryExecutor executor) {
        this.rosters = rosters;
        this.subscriptions = subscriptions;
        this.others = others;
        this.stored = stored;
        this.typists = new TypingState(ticker);
        this.faults = executor.faults();
        this.task = executor.task(Caller.ENGINE, PART, this::run);
    }

    /** Begins to hear the other nodes. */
    public void start(Peers peers) {
        peers.onTopic(Topic.EPHEMERAL, this::received);
    }

    /** Starts a listener. */
    public LiveSubscription listen(Actor actor, LiveListener listener, Consumer<LiveSubscription> onClose) {
        return subscriptions.start(actor, listener, onClose);
    }

    /** Somebody types who may. Costs a look into memory if it was told lately. */
    public void typing(Actor actor, CachedRoster roster) {
        ParticipantRef participant = new ParticipantRef(roster.ref(), actor.person());
        if (typists.due(participant)) {
            Typing event = new Typing(participant, roster.membership(), true);
            typists.begin(event, true);
            typing.put(participant, new Pending(event, true));
            task.start();
        }
    }

    /** An entry of somebody's is there, so they stopped typing. Does not block. */
    public void entryFrom(ConversationRef conversation, PersonKey person) {
        ParticipantRef participant = new ParticipantRef(conversation, person);
        Typist typist = typists.end(participant);
        if (typist != null) {
            Typing event = new Typing(participant, typist.membership(), false);
            typing.put(participant, new Pending(event, typist.here()));
            task.start();
        }
    }

    /** Marks were committed here. Does not block; they are told with the next tick. */
    public void marked(Collection<MarkUpdate> updates) {
        if (subscriptions.none() && others.alone()) {
            return;
        }
        for (MarkUpdate update : updates) {
            ParticipantRef participant = new ParticipantRef(update.conversation(), update.person());
            add(receipts, new Pending(new ReceiptUpdate(participant, 0, update.delivered(), update.read()), true));
        }
    }

    /** Forgets what is to be told, since the store's history changed. */
    public void forget() {
        typing.clear();
        receipts.clear();
        latest.forget();
    }

    /** To be called four times a second; does not block. */
    public void tick() {
        typists.expired().forEach(event -> typing.putIfAbsent(event.participant(), new Pending(event, false)));
        if (!receipts.isEmpty() || !typing.isEmpty()) {
            task.start();
        }
    }

    private void received(UUID from, byte[] body) {
        if (subscriptions.none()) {
            return;
        }
        boolean soon = false;
        for (LiveEvent event : LiveEventCodec.read(body)) {
            if (event instanceof Typing one) {
                soon = true;
                if (one.typing()) {
                    typists.begin(one, false);
                } else {
                    typists.end(one.participant());
                }
                add(typing, new Pending(one, false));
            } else {
                add(receipts, new Pending(event, false));
            }
        }
        if (soon) {
            task.start();
        }
    }

    private static void add(Map<ParticipantRef, Pending> to, Pending pending) {
        if (to.size() < MOST) {
            to.merge(pending.event.participant(), pending, Pending::and);
        }
    }

    private void run() {
        try {
            tellAll(typing);
            tellAll(receipts);
        } finally {
            others.flush();
        }
        if (receipts.size() + typing.size() > SLICE) {
            task.start();
        }
    }

    /** A part of it: what came meanwhile of other tenants does not wait until the rest is told. */
    private void tellAll(Map<ParticipantRef, Pending> from) {
        for (ParticipantRef participant :
                Turns.pick(from.keySet(), one -> one.conversation().tenant(), SLICE)) {
            Pending next = from.remove(participant);
            if (next != null) {
                tell(next);
            }
        }
    }

    private void tell(Pending pending) {
        try {
            decide(pending);
        } catch (MessagingException e) {
            LOG.debug(
                    "A live event in {} is not told: {}",
                    pending.event.conversation().conversation(),
                    e.code());
            tryAgain(pending, e.retryable());
        } catch (Throwable e) {
            faults.report(PART, e);
            tryAgain(pending, e instanceof Error);
        }
    }

    /** With the next tick, unless something newer came: whoever was told of typing has to be told of its end. */
    private void tryAgain(Pending pending, boolean passing) {
        if (passing && ends(pending.event)) {
            typing.putIfAbsent(pending.event.participant(), pending);
        }
    }

    private void decide(Pending pending) {
        LiveEvent event = pending.event;
        CachedRoster roster =
                rosters.atLeast(event.conversation(), event.membership()).orElse(null);
        Participant row =
                roster == null ? null : roster.participant(event.participant().person());
        if (roster == null || row == null || (!row.present() && !ends(event))) {
            return;
        }
        if (event instanceof ReceiptUpdate update) {
            event = latest.raise(pending.mine ? stored.of(update, roster, row) : update);
        }
        if (event == null) {
            return;
        }
        boolean ownOnly = subscriptions.ownOnly(event);
        subscriptions.tell(roster, event, ownOnly);
        if (pending.mine) {
            others.add(roster, event.withMembership(roster.membership()), ownOnly);
        }
    }

    private static boolean ends(LiveEvent event) {
        return event instanceof Typing one && !one.typing();
    }
}
