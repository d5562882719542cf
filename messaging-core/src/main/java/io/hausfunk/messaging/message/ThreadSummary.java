// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.model.UserId;
import java.util.Set;

/**
 * What there is of a message's thread. Replies whose content was removed count. {@code toString} shows numbers only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ThreadSummary {
    /** How many replies there are, from 1. */
    long replies();

    /** The people who replied; those who were erased are absent. */
    Set<UserId> participants();

    /** The number of the latest reply. */
    long latest();
}
