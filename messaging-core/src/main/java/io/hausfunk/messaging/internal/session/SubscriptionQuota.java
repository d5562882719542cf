// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.internal.access.PersonRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
     * @param start is given what to run when the subscription ends, however often
     */
    <T> T start(PersonRef person, int watched, Function<Runnable, T> start) {
        counts.compute(person, (key, before) -> checked((before == null ? Count.NONE : before).and(1, watched)));
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                counts.computeIfPresent(person, (key, count) -> {
                    Count left = count.and(-1, -watched);
                    return left.equals(Count.NONE) ? null : left;
                });
            }
        };
        try {
            return start.apply(end);
        } catch (Throwable e) {
            end.run();
            throw e;
        }
    }

    private Count checked(Count count) {
        if (count.subscriptions > limits.subscriptions()) {
            throw new LimitExceededException("this person has " + limits.subscriptions()
                    + " subscriptions on this node, the most there may be; close some");
        }
        if (count.watched > limits.watched()) {
            throw new LimitExceededException("this person would watch " + count.watched + " people on this node, and "
                    + limits.watched() + " is the most; close some watches");
        }
        return count;
    }
}
