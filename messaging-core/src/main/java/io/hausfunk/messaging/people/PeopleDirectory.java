// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.people;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.DeliveryTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What the person of one session may ask of the directory. */
public interface PeopleDirectory {
    /** What the directory knows of somebody, whatever their account; empty for who is not in it. From memory where it was told already. */
    CompletionStage<Optional<DirectoryPerson>> find(UserId user);

    /**
     * From when on the notifier may tell somebody of what is said to them now, and what holds it: their working hours and holidays, not their own quiet
     * hours. A message itself is there at once. Empty for who is not in the directory; {@code CONFIGURATION} without a notifier.
     */
    CompletionStage<Optional<DeliveryTime>> deliveryTime(UserId user);

    /**
     * Looks for people by the beginning of their names: see {@link io.hausfunk.messaging.directory.PeopleSearch}. {@code RATE_EXCEEDED} above the
     * limit of {@link io.hausfunk.messaging.administration.PersonLimits#searches}; {@code NOT_APPLICABLE} if the directory cannot do it.
     *
     * @param text 2 to 64 characters
     * @param limit 1 to 50
     */
    CompletionStage<List<DirectoryPerson>> search(String text, int limit);

    /**
     * All groups of the directory to which this session's person belongs, directly or through other groups. Needs a directory with a feed
     * ({@code CONFIGURATION}).
     */
    CompletionStage<Set<GroupId>> groups();
}
