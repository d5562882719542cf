// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * How somebody can be reached now, as far as the person who asks may see it. {@code toString} hides person and text.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Presence {
    /** Who. */
    UserId user();

    /** How. */
    Availability availability();

    /** What they say about it; never with {@link Availability#OFFLINE}. */
    Optional<StatusText> status();
}
