// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.internal.concurrent.TokenBucket;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Duration;

/**
 * How fast people write on this node: each person, and each person in each conversation. A bucket that nobody asked for until it
 * is full again is forgotten. There cannot be many: each try takes from the bucket of its person first.
 */
public final class WritePace {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PersonLimits limits;
    private final Ticker ticker;
    private final Cache<PersonRef, TokenBucket> people;
    private final Cache<Place, TokenBucket> places;

    private record Place(PersonRef person, ConversationRef conversation) {}

    /** Counts by this time. */
    public WritePace(PersonLimits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        this.people = buckets(limits.writesAtOnce(), limits.writesPerSecond(), ticker);
        this.places = buckets(limits.writesInConversationAtOnce(), limits.writesInConversationPerSecond(), ticker);
    }

    private static <K> Cache<K, TokenBucket> buckets(int atOnce, int perSecond, Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterAccess(SECOND.multipliedBy(1 + atOnce / perSecond).plus(SECOND))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one entry, or says which limit its author is above. */
    void take(Actor actor, ConversationRef ref) {
        if (exempt(actor)) {
            return;
        }
        long now = ticker.read();
        TokenBucket person = people.get(
                actor.ref(),
                any -> new TokenBucket(limits.writesAtOnce(), SECOND.toNanos() / limits.writesPerSecond(), now));
        require(person.take(now), "one person", limits.writesAtOnce(), limits.writesPerSecond());
        long missing = places.get(
                        new Place(actor.ref(), ref),
                        any -> new TokenBucket(
                                limits.writesInConversationAtOnce(),
                                SECOND.toNanos() / limits.writesInConversationPerSecond(),
                                now))
                .take(now);
        if (missing > 0) {
            // Whoever is too fast in one conversation may still write into others.
            person.giveBack();
        }
        require(
                missing,
                "one person in one conversation",
                limits.writesInConversationAtOnce(),
                limits.writesInConversationPerSecond());
    }

    private static void require(long missing, String who, int atOnce, int perSecond) {
        if (missing > 0) {
            throw new LimitExceededException(
                    who + " may write " + atOnce + " entries at once and " + perSecond + " more each second",
                    Duration.ofNanos(missing));
        }
    }

    private boolean exempt(Actor actor) {
        try {
            return limits.exempt(actor.tenant(), actor.user());
        } catch (Throwable ofHost) {
            return false;
        }
    }
}
