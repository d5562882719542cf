// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store keeps the order that it gave. Two signs say that somebody else wrote there: an entry that stands no later than
 * what its author's node had seen when it was sealed, and a conversation that is shorter than it was.
 */
public final class OrderChecks {
    private static final Logger LOG = LoggerFactory.getLogger(OrderChecks.class);
    private static final int HEADS_KEPT = 50_000;

    private final LongAdder found = new LongAdder();
    /** Another one after everything was forgotten, so that what was read before goes nowhere. */
    private volatile Cache<ConversationRef, Long> heads = noHeads();

    private volatile @Nullable String latest;

    /** An entry was opened that was sealed when its author's node knew of {@code seen} entries. */
    public void opened(ConversationRef ref, long sequence, long seen) {
        if (seen >= sequence) {
            say(ref, "entry #" + sequence + " of " + ref.conversation() + " stands before what its author had seen");
        }
    }

    /** To be asked before a conversation is read, and told its head afterwards. */
    LongConsumer reading(ConversationRef ref) {
        Cache<ConversationRef, Long> current = heads;
        // Noting that it was asked for would take longer for what is there, whoever asks.
        Long before = current.policy().getIfPresentQuietly(ref);
        return now -> {
            if (before != null && now < before) {
                say(ref, ref.conversation() + " had " + before + " entries and has " + now + " now");
                current.put(ref, now);
            } else {
                current.asMap().merge(ref, now, Math::max);
            }
        };
    }

    /** Forgets all, since the store's history changed: then conversations may be shorter. */
    void forget() {
        heads = noHeads();
    }

    private static Cache<ConversationRef, Long> noHeads() {
        return Caffeine.newBuilder()
                .maximumSize(HEADS_KEPT)
                .executor(Runnable::run)
                .build();
    }

    private void say(ConversationRef ref, String finding) {
        found.increment();
        // Fewer and fewer: whoever reads finds the same again and again.
        if (Long.bitCount(found.sum()) == 1) {
            LOG.warn("The order of {} was changed by somebody else than this installation", ref.conversation());
        }
        latest = finding;
    }

    void report(HealthReport report) {
        String finding = latest;
        if (finding == null) {
            report.up("order");
        } else {
            report.degraded(
                    "order",
                    "the store's entries were changed by somebody else than this installation, as seen " + found.sum()
                            + " times: " + finding);
        }
    }
}
