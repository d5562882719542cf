// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import java.util.List;

/**
 * Some entries of one conversation.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface EntryPage {
    /** In the direction of the reading. */
    List<Entry> entries();

    /** Whether there are more entries in that direction that the person may read now. */
    boolean more();
}
