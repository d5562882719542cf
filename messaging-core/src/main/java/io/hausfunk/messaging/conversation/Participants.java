// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who takes part in one conversation. The rules for threads, deadlines and errors are those of {@link Session}. */
public interface Participants {
    /** Who takes part now. */
    CompletionStage<List<ParticipantInfo>> list();

    /**
     * Brings people into a group or channel; those who take part already are passed over. Moderators and owners only.
     *
     * @param people 1 to 100
     * @param role at most {@link Role#MEMBER}, unless this person is an owner
     */
    CompletionStage<Change> invite(List<UserId> people, Role role);

    /** Removes somebody of a lower role; owners also remove owners, but not the last one. */
    CompletionStage<Change> remove(UserId person);

    /** Gives somebody another role. Owners only; {@code LAST_OWNER} if there would be none. */
    CompletionStage<Change> changeRole(UserId person, Role role);
}
