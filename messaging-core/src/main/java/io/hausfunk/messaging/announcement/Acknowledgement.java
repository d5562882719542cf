// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.time.Instant;
import java.util.Optional;

/**
 * That a person acknowledged an announcement.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Acknowledgement {
    /** The version that they acknowledged. */
    long version();

    /** Which of {@link AnnouncementContent#choices()} they chose; empty where there is none to choose. */
    Optional<Integer> choice();

    /** When, by the clock of the node. */
    Instant at();
}
