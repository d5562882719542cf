// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.Cursor;
import io.hausfunk.messaging.EntryListener;
import io.hausfunk.messaging.LiveListener;
import io.hausfunk.messaging.Subscription;
import io.hausfunk.messaging.SyncPage;
import io.hausfunk.messaging.Watch;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.delivery.Delivery;
import io.hausfunk.messaging.internal.live.Live;
import io.hausfunk.messaging.internal.reading.Positions;
import io.hausfunk.messaging.internal.reading.Synchronizer;
import io.hausfunk.messaging.storage.Membership;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Catching up, and hearing what comes. */
public final class Listening {
    private final Synchronizer synchronizer;
    private final Delivery delivery;
    private final Live live;

    /** Hears through these. */
    public Listening(Synchronizer synchronizer, Delivery delivery, Live live) {
        this.synchronizer = synchronizer;
        this.delivery = delivery;
        this.live = live;
    }

    CompletionStage<SyncPage> sync(SessionLife life, Cursor since, int limit) {
        return life.read(() -> synchronizer.sync(life.actor(), since, limit));
    }

    CompletionStage<Subscription> listen(SessionLife life, EntryListener listener) {
        return life.read(() -> subscribe(life, listener, ReadableConversation::last), Subscription::close);
    }

    CompletionStage<Subscription> listen(SessionLife life, Cursor since, EntryListener listener) {
        return life.read(() -> subscribe(life, listener, Positions.of(life.actor(), since)::in), Subscription::close);
    }

    private Subscription subscribe(SessionLife life, EntryListener listener, Function<Membership, Long> start) {
        Actor actor = life.actor();
        return life.keep(
                delivery.start(actor, listener, start, numbers -> Positions.cursor(actor, numbers), life::drop),
                Subscription::close);
    }

    Watch listenLive(SessionLife life, LiveListener listener) {
        return life.keep(live.listen(life.open(), listener, life::drop), Watch::close);
    }
}
