// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.PollContent;
import java.util.List;
import java.util.Set;

/**
 * How people answered a poll. {@code toString} shows numbers only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface PollResults {
    /** How many people chose each option, in the order of {@link PollContent#options}. */
    List<Long> votes();

    /** How many people voted. */
    long voters();

    /** What the person who reads chose: places in {@link PollContent#options}, from 0. */
    Set<Integer> own();

    /** Whether its author closed it. That its {@link PollContent#end time} is over is not told here. */
    boolean closed();
}
