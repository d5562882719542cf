// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.SerialTask;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of a conversation how far it has come. Heads that come faster than they are dispatched count as one. A
 * head is forgotten only once its listeners know it; what failed is tried again with the next head or look into the store.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String PART = "dispatcher";

    private final Map<ConversationRef, ConversationHead> waiting = new ConcurrentHashMap<>();
    private final Rosters rosters;
    private final EntryConsumers consumers;
    private final Faults faults;
    private final SerialTask task;

    /** Looks up rosters on the threads of {@code executor}. */
    public Dispatcher(Rosters rosters, EntryConsumers consumers, DeliveryExecutor executor) {
        this.rosters = rosters;
        this.consumers = consumers;
        this.faults = executor.faults();
        this.task = executor.task(PART, this::run);
    }

    /** Takes heads from a commit, from another node, or from the store. Does not block. */
    public void heard(Collection<ConversationHead> heads) {
        if (!consumers.any()) {
            return;
        }
        heads.forEach(head -> waiting.merge(head.ref(), head, Dispatcher::newer));
        if (!waiting.isEmpty()) {
            task.start();
        }
    }

    private void run() {
        for (ConversationHead head : List.copyOf(waiting.values())) {
            if (dispatched(head)) {
                waiting.remove(head.ref(), head);
            }
        }
    }

    /** False if it has to be tried again. */
    private boolean dispatched(ConversationHead head) {
        try {
            rosters.heard(head.ref(), head.head());
            rosters.atLeast(head.ref(), head.membership()).ifPresent(roster -> consumers.heard(roster, head.head()));
            return true;
        } catch (MessagingException e) {
            LOG.debug("Could not see who takes part in {}: {}", head.ref().conversation(), e.code());
            return e.code() == ErrorCode.UNREADABLE;
        } catch (Throwable e) {
            faults.report(PART, e);
            return false;
        }
    }

    private static ConversationHead newer(ConversationHead one, ConversationHead other) {
        return new ConversationHead(
                one.ref(), Math.max(one.head(), other.head()), Math.max(one.membership(), other.membership()));
    }
}
