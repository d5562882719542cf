// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.presence.PresenceSubscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceWatch;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A watch, in the hands of one session's person. */
final class EngineWatch implements PresenceWatch {
    private final SessionLife life;
    private final PresenceSubscription subscription;
    private final SubscriptionQuota.Taken taken;
    private final Function<List<UserId>, Map<PersonKey, UserId>> keys;

    private final AtomicLong calls = new AtomicLong();
    /** The number of the call whose people are watched. */
    private long applied;

    EngineWatch(
            SessionLife life,
            PresenceSubscription subscription,
            SubscriptionQuota.Taken taken,
            Function<List<UserId>, Map<PersonKey, UserId>> keys) {
        this.life = life;
        this.subscription = subscription;
        this.taken = taken;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Void> changePeople(Set<UserId> people) {
        List<UserId> named = CallArguments.watched(people);
        long call = calls.incrementAndGet();
        return life.read(() -> apply(call, keys.apply(named)));
    }

    /** Workers may swap two calls; the later one holds. */
    private synchronized @Nullable Void apply(long call, Map<PersonKey, UserId> people) {
        if (call > applied) {
            taken.watch(people.size());
            subscription.change(people);
            applied = call;
        }
        return null;
    }

    @Override
    public void pause() {
        subscription.pause();
    }

    @Override
    public void resume() {
        subscription.resume();
    }

    @Override
    public void close() {
        subscription.close();
    }

    @Override
    public String toString() {
        return subscription.toString();
    }
}
