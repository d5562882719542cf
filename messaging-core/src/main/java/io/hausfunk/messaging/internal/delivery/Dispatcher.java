// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.SerialTask;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of a conversation how far it has come. Heads that come faster than they are dispatched count as one. A
 * head is forgotten only once its listeners know it; what failed is tried again with the next head or look into the store.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String PART = "dispatcher";

    private final Map<TenantId, TenantHeads> waiting = new ConcurrentHashMap<>();
    private final Rosters rosters;
    private final EntryConsumers consumers;
    private final DeliveryExecutor executor;
    private volatile Consumer<Collection<ConversationHead>> alsoTold = heads -> {};

    /** Looks up rosters on the threads of {@code executor}. */
    public Dispatcher(Rosters rosters, EntryConsumers consumers, DeliveryExecutor executor) {
        this.rosters = rosters;
        this.consumers = consumers;
        this.executor = executor;
    }

    /** Tells somebody else of all heads, too; must not block. */
    public void alsoTell(Consumer<Collection<ConversationHead>> other) {
        alsoTold = other;
    }

    /** What waits of a tenant: one whose rosters have to be read first delays no other. */
    private final class TenantHeads {
        private final Map<ConversationRef, ConversationHead> heads = new ConcurrentHashMap<>();
        private final SerialTask task;

        TenantHeads(TenantId tenant) {
            this.task = executor.task(Caller.of(tenant, PART), PART, this::run);
        }

        private void run() {
            for (ConversationHead head : List.copyOf(heads.values())) {
                if (dispatched(head)) {
                    heads.remove(head.ref(), head);
                }
            }
        }
    }

    /** Takes heads from a commit, from another node, or from the store. Does not block. */
    public void committed(Collection<ConversationHead> added) {
        alsoTold.accept(added);
        if (!consumers.any()) {
            return;
        }
        for (ConversationHead head : added) {
            waiting.computeIfAbsent(head.ref().tenant(), TenantHeads::new)
                    .heads
                    .merge(head.ref(), head, Dispatcher::newer);
        }
        waiting.values().forEach(tenant -> {
            if (!tenant.heads.isEmpty()) {
                tenant.task.start();
            }
        });
    }

    /** Forgets what waits, since the store's history changed. */
    public void forget() {
        waiting.values().forEach(tenant -> tenant.heads.clear());
    }

    /** False if it has to be tried again. */
    private boolean dispatched(ConversationHead head) {
        try {
            rosters.raiseHead(head.ref(), head.head());
            rosters.atLeast(head.ref(), head.membership())
                    .ifPresent(roster -> consumers.committed(roster, head.head()));
            return true;
        } catch (MessagingException e) {
            LOG.debug("Could not see who takes part in {}: {}", head.ref().conversation(), e.code());
            return e.code() == ErrorCode.UNREADABLE;
        } catch (Throwable e) {
            executor.faults().report(PART, e);
            return false;
        }
    }

    private static ConversationHead newer(ConversationHead one, ConversationHead other) {
        return new ConversationHead(
                one.ref(), Math.max(one.head(), other.head()), Math.max(one.membership(), other.membership()));
    }
}
