// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.Map;

/**
 * Figures of a group of people.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ReachFigures {
    /** How many belong to the group. */
    int addressed();

    /** How many of them were told: a listener of theirs was called, or they asked for it. */
    int told();

    /** How many of them read it, as far as clients said so. */
    int read();

    /** How many of them acknowledged it. */
    int acknowledged();

    /** How many chose which of {@link AnnouncementContent#choices()}, by place; empty where there is nothing to choose. */
    Map<Integer, Integer> byChoice();
}
