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
     * Lets people take part in a group or channel, at once: nobody has to accept. Those who take part already are passed over. Moderators
     * and owners only.
     *
     * <p>Whom an owner made a reader comes as a reader, whatever a moderator offers: a decision of a higher role stands until
     * that role lifts it. {@link io.hausfunk.messaging.people.PeopleRefusedException} says
     * who cannot take part: {@code ACCOUNT_NOT_USABLE} and {@code BANNED}. Then nobody came.
     *
     * @param people 1 to 100
     * @param role at most {@link Role#MEMBER}, unless this person is an owner
     */
    CompletionStage<Change> add(List<UserId> people, Role role);

    /**
     * Removes somebody of a lower role; owners also remove owners, but not the last one. Who was removed from a channel may join
     * again: {@link #ban} keeps them out.
     */
    CompletionStage<Change> remove(UserId person);

    /**
     * Removes somebody, under the rules of {@link #remove}, who then can neither join nor be added until {@link #unban}. Also for
     * somebody who took part once; {@code NOT_APPLICABLE} for somebody who never did. A ban by a moderator becomes one by an owner
     * if an owner repeats it.
     */
    CompletionStage<Change> ban(UserId person);

    /** Ends a ban. Moderators and owners only; a moderator does not end an owner's ({@code NOT_PERMITTED}). */
    CompletionStage<Change> unban(UserId person);

    /** Gives somebody another role. Owners only; {@code LAST_OWNER} if there would be none. */
    CompletionStage<Change> changeRole(UserId person, Role role);
}
