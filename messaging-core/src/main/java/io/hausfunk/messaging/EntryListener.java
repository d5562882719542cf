// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

/**
 * Hears what happens in all conversations of a session. Calls of one subscription never overlap, come on the callback
 * executor, and for each conversation in the order of its sequence, without gaps among what the person may read and
 * without duplicates. A listener may block for a while; then entries wait in the store, not in memory. But all listeners of
 * an engine share four threads, unless the host gave an executor: as many that wait without end silence all others.
 *
 * <p>An exception from a listener is logged once, and the next entry is delivered.
 */
@FunctionalInterface
public interface EntryListener {
    /** The next entry of its conversation. */
    void onEntry(Entry entry);

    /**
     * The listener fell so far behind that it should read for itself: these entries will not be delivered, the next one
     * is the first after them. Read them with {@link Conversation#readAfter}. The default does nothing, so a listener
     * that can fall behind must override it to miss nothing.
     */
    default void onBehind(Gap gap) {}
}
