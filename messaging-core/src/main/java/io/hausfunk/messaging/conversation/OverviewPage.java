// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import java.util.List;
import java.util.Optional;

/**
 * Some conversations of a person, the latest first. A page may hold fewer than were asked for, even none, although others follow.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface OverviewPage {
    /** The conversations, by the time of their latest entry, the latest first. */
    List<ConversationOverview> conversations();

    /** What to give to {@link Conversations#overview} for the next page; empty if this is the last one. */
    Optional<OverviewPosition> next();
}
