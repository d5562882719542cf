// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

/**
 * Hears how the overview of its person changes: on any device and on any node, by anybody. Calls never overlap and come on the same
 * threads as entries. What happens soon after a call waits for a quarter of a second and counts as one change of its conversation; and a listener
 * that is slow or was paused gets the latest state of each conversation only. What it throws is treated as for {@link io.hausfunk.messaging.message.EntryListener}.
 */
@FunctionalInterface
public interface OverviewListener {
    /**
     * A conversation is new to the overview, or something that the overview shows of it may have changed. May come with
     * nothing changed. A conversation that the person may not read any more is not told of: read the page again.
     */
    void onChange(ConversationOverview conversation);
}
