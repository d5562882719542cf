// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import java.util.List;

/**
 * Some items of a timeline.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface TimelinePage {
    /** The items, ascending by number, whatever the direction of the reading. */
    List<TimelineItem> items();

    /** Whether there are more in the direction of the reading that the person may read now. */
    boolean more();
}
