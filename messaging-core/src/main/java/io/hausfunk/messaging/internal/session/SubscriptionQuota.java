// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.internal.access.PersonRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Counts the subscriptions of each person, in all their sessions on this node. */
public final class SubscriptionQuota {
    private final Map<PersonRef, Count> counts = new ConcurrentHashMap<>();
    private final PersonLimits limits;

    /** Refuses what is above these. */
    public SubscriptionQuota(PersonLimits limits) {
        this.limits = limits;
    }

    private record Count(int subscriptions, int watched) {
        private static final Count NONE = new Count(0, 0);

        Count and(int moreSubscriptions, int moreWatched) {
            return new Count(subscriptions + moreSubscriptions, watched + moreWatched);
        }
    }

    /**
     * Starts a subscription if the person may have one more; {@code LIMIT_EXCEEDED} otherwise.
     *
     * @param watched how many people it watches
     * @param start is given what the subscription takes of the quota, to run when it ends, however often
     */
    <T> T start(PersonRef person, int watched, Function<? super Taken, T> start) {
        take(person, 1, watched);
        Taken taken = new Taken(person, watched);
        try {
            return start.apply(taken);
        } catch (Throwable e) {
            taken.run();
            throw e;
        }
    }

    /** What one subscription takes of a person's quota, until this is run. */
    final class Taken implements Runnable {
        private final PersonRef person;
        private int watched;
        private boolean ended;

        private Taken(PersonRef person, int watched) {
            this.person = person;
            this.watched = watched;
        }

        /** It is about to watch so many people instead; {@code LIMIT_EXCEEDED} if there may not be so many. */
        synchronized void watch(int now) {
            if (!ended) {
                take(person, 0, now - watched);
                watched = now;
            }
        }

        @Override
        public synchronized void run() {
            if (!ended) {
                ended = true;
                take(person, -1, -watched);
            }
        }
    }

    private void take(PersonRef person, int subscriptions, int watched) {
        counts.compute(person, (key, before) -> {
            Count after = (before == null ? Count.NONE : before).and(subscriptions, watched);
            if (subscriptions > 0 || watched > 0) {
                checked(after);
            }
            return after.equals(Count.NONE) ? null : after;
        });
    }

    private void checked(Count count) {
        if (count.subscriptions > limits.subscriptions()) {
            throw new LimitExceededException("this person has " + limits.subscriptions()
                    + " subscriptions on this node, the most there may be; close some");
        }
        if (count.watched > limits.watched()) {
            throw new LimitExceededException("this person would watch " + count.watched + " people on this node, and "
                    + limits.watched() + " is the most; close some watches");
        }
    }
}
