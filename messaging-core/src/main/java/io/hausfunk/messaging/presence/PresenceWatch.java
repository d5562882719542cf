// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A watch of how some people can be reached. */
public interface PresenceWatch extends Subscription {
    /**
     * Watches these people instead: for a list that is scrolled, or a conversation that somebody joins. The listener is told of those
     * who are new, and of those who stay only once they change; no call that begins after this stage completed tells of
     * anybody else. Of several calls, the last one holds. Has no effect on a watch that was closed. {@code LIMIT_EXCEEDED} above the limits
     * of {@link io.hausfunk.messaging.administration.PersonLimits}: then everything stays as it was. The rules for threads, deadlines and
     * errors are those of {@link Session}.
     *
     * @param people 1 to 1000 of this tenant
     */
    CompletionStage<Void> changePeople(Set<UserId> people);
}
