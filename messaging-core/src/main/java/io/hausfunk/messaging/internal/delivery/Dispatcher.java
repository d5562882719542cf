// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings heads that were heard of to the subscriptions that they concern. Many signals of a conversation act as one. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<ConversationRef, ConversationHead> heard = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Rosters rosters;
    private final Subscriptions subscriptions;
    private final Executor executor;

    /** Works on this executor, one run at a time. */
    public Dispatcher(Rosters rosters, Subscriptions subscriptions, Executor executor) {
        this.rosters = rosters;
        this.subscriptions = subscriptions;
        this.executor = executor;
    }

    /** Takes heads of what this node or another one committed, or of the store. Never blocks. */
    public void heard(Collection<ConversationHead> heads) {
        if (!subscriptions.any()) {
            return;
        }
        heads.forEach(head -> heard.merge(head.ref(), head, Dispatcher::newer));
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                running.set(false); // Closed.
            } catch (RuntimeException | Error e) {
                // Such as no memory for a thread: the next signal or look into the store tries again.
                running.set(false);
                LOG.warn("Listeners are told later: {}", e.getClass().getName());
            }
        }
    }

    private void run() {
        boolean failed = true;
        try {
            failed = dispatchAll();
        } finally {
            running.set(false);
        }
        // What failed is tried again with the next signal or look into the store, not in a loop.
        if (!failed && !heard.isEmpty()) {
            start();
        }
    }

    /** Whether anything failed. */
    private boolean dispatchAll() {
        boolean failed = false;
        for (ConversationRef ref : List.copyOf(heard.keySet())) {
            ConversationHead head = heard.remove(ref);
            if (head != null && !dispatch(head)) {
                failed = true;
                heard.merge(ref, head, Dispatcher::newer);
            }
        }
        return failed;
    }

    private boolean dispatch(ConversationHead head) {
        try {
            rosters.heard(head.ref(), head.head());
            rosters.atLeast(head.ref(), head.membership())
                    .ifPresent(roster -> subscriptions.touch(roster, head.head()));
            return true;
        } catch (MessagingException e) {
            LOG.debug("Could not see who takes part in {}: {}", head.ref().conversation(), e.code());
            return e.code() == ErrorCode.UNREADABLE;
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "Could not see who takes part in {}: {}",
                    head.ref().conversation(),
                    e.getClass().getName());
            return false;
        }
    }

    private static ConversationHead newer(ConversationHead one, ConversationHead other) {
        return new ConversationHead(
                one.ref(), Math.max(one.head(), other.head()), Math.max(one.membership(), other.membership()));
    }
}
