// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.conversation.Conversation;

/**
 * Hears what happens in all conversations of a session. Calls of one subscription never overlap and come on the callback
 * executor. For each conversation they come in the order of its sequence, without gaps among what the person may read and
 * without duplicates.
 *
 * <p>A listener may block for a while; entries then wait in the store, not in memory. But all listeners of an engine share
 * four threads, unless the host gave an executor: four listeners that block without end silence all others. A listener whose
 * reader is slow calls {@link Subscription#pause} and returns.
 *
 * <p>Whatever a listener throws is logged by the name of its class, and the next entry is delivered. A fault that lasts is
 * not logged each time.
 */
@FunctionalInterface
public interface EntryListener {
    /**
     * The first call, before any entry: the subscription of this listener, the same that the stage of {@code listen} completes with, sooner or later. A
     * listener that pauses here gets nothing until it resumes. The default does nothing.
     */
    default void onStart(EntrySubscription subscription) {}

    /** The next entry of its conversation. */
    void onEntry(Entry entry);

    /**
     * The listener fell so far behind that it should read for itself: these entries will not be delivered, the next one is
     * the first after them. Read them with {@link Conversation#readAfter}. Also called where the store
     * went back to an earlier state (a server that lagged took over, or a backup was restored): then the gap begins with the first entry that
     * the person may read, and what was read there before may be other than it was. {@code after} and {@code upTo} of 0 say that the person
     * has no part in the conversation any more. The default does nothing, so a listener that can
     * fall behind must override it to miss nothing.
     */
    default void onBehind(Gap gap) {}
}
