// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * How the engine follows the directory of a tenant.
 *
 * <p>Each node mirrors, in memory, the directory of every tenant that was used on it, by a session or by a call here. It synchronises the
 * mirror as {@link SyncSettings} say. People who are disabled, expired or removed lose their sessions and cannot join new conversations;
 * their direct conversations stay, and the other side may go on writing. Conversations that follow groups gain and lose participants.
 *
 * <p><b>An incomplete answer changes nothing.</b> A run that would remove more people than the limits allow is held: nothing changes,
 * {@link Messaging#health()} reports it, and an administrator looks at it and calls {@link #approve}.
 *
 * <p>The rules for stages are those of {@link Session}. In an outage, all calls fail with {@code DIRECTORY_UNAVAILABLE} and change nothing.
 * They throw {@code CONFIGURATION} if the engine has no directory. {@link #preview}, {@link #synchronise}, {@link #approve}, {@link
 * #groupsOf} and {@link #bind} also do so if the directory has no feed.
 */
public interface DirectoryAdministration {
    /** A dry run: reads everything, and reports what would change. Changes nothing. */
    CompletionStage<DirectoryDifference> preview();

    /** Reads everything and applies or holds it. Waits for a run that is under way. */
    CompletionStage<SyncReport> synchronise();

    /**
     * Reads everything and applies it, although more people leave than the limits allow. It is held if anybody would leave who was not
     * shown. Applies to this node only; approve on each other node too.
     */
    CompletionStage<SyncReport> approve(DirectoryDifference shown);

    /**
     * Looks up one person now, on all nodes that can be reached, and ends their sessions if they are disabled, expired or removed.
     *
     * @return whether the person may take part
     */
    CompletionStage<Boolean> refresh(UserId person);

    /** All groups of a person, direct and nested, from the mirror. */
    CompletionStage<Set<GroupId>> groupsOf(UserId person);

    /**
     * Creates a conversation that follows a group, or finds the one created from an equal binding. Completes when all members take part.
     * Fails with {@code DIRECTORY_UNAVAILABLE} while a run is held, and with {@code CONVERSATION_FULL} above 20,000 members.
     */
    CompletionStage<ConversationId> bind(GroupBinding binding);
}
