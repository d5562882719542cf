// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.delivery.EntrySubscriptions;
import io.hausfunk.messaging.internal.live.LiveEvents;
import io.hausfunk.messaging.internal.reading.DevicePositions;
import io.hausfunk.messaging.internal.reading.Positions;
import io.hausfunk.messaging.internal.reading.Synchronizer;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.storage.Membership;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Catching up, and hearing what comes. */
public final class Listening {
    private final Synchronizer synchronizer;
    private final EntrySubscriptions subscriptions;
    private final LiveEvents live;
    private final SubscriptionQuota quota;
    private final DevicePositions positions;

    /** Hears through these. */
    public Listening(
            Synchronizer synchronizer,
            EntrySubscriptions subscriptions,
            LiveEvents live,
            SubscriptionQuota quota,
            DevicePositions positions) {
        this.synchronizer = synchronizer;
        this.subscriptions = subscriptions;
        this.live = live;
        this.quota = quota;
        this.positions = positions;
    }

    CompletionStage<SyncPage> sync(SessionLife life, Cursor since, int limit) {
        return life.read(() -> synchronizer.sync(life.actor(), since, limit));
    }

    CompletionStage<EntrySubscription> listen(SessionLife life, EntryListener listener) {
        return life.read(
                () -> subscribe(life, listener, Positions.NONE, ReadableConversation::last), Subscription::close);
    }

    CompletionStage<EntrySubscription> listen(SessionLife life, Cursor since, EntryListener listener) {
        return life.read(
                () -> {
                    Positions start = positions.read(life.actor(), since);
                    return subscribe(life, listener, start, start::in);
                },
                Subscription::close);
    }

    private EntrySubscription subscribe(
            SessionLife life, EntryListener listener, Positions known, Function<Membership, Long> start) {
        Actor actor = life.actor();
        ListenerCursors cursors = new ListenerCursors(life, positions, known);
        EntrySubscription started = quota.start(
                actor.ref(),
                0,
                end -> subscriptions.start(actor, listener, start, cursors::of, closed -> {
                    end.run();
                    life.drop(closed);
                }));
        return life.keep(started, Subscription::close);
    }

    Subscription listenLive(SessionLife life, LiveListener listener) {
        Actor actor = life.open();
        Subscription started = quota.start(
                actor.ref(),
                0,
                end -> live.listen(actor, listener, closed -> {
                    end.run();
                    life.drop(closed);
                }));
        return life.keep(started, Subscription::close);
    }
}
