// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** How the person of one session is seen by others, and how that person sees them. */
public interface SessionPresence {
    /**
     * Connects a device: from now on this person is there, as far as others may see it.
     *
     * @param choice as in {@link #choose}; {@link PresenceChoice#automatic()} leaves what was chosen on other devices
     */
    Device connect(PresenceChoice choice);

    /**
     * Chooses how this person is seen, on all their devices and nodes; the latest choice holds, and is forgotten with the
     * last device. Without one it has no effect. {@code ARGUMENT_OUT_OF_RANGE} for a status text that ends more than 30 days
     * ahead.
     */
    void choose(PresenceChoice choice);

    /**
     * Watches how people can be reached. Who may not be seen, who does not exist, who is hidden and who is offline look the
     * same. The stage completes when the watch has begun; its first call follows. {@code LIMIT_EXCEEDED} above the limits of
     * {@link io.hausfunk.messaging.administration.PersonLimits}.
     *
     * @param people 1 to 1000 of this tenant
     */
    CompletionStage<PresenceWatch> watch(Set<UserId> people, PresenceListener listener);
}
