// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * How the engine follows the directory. Not for users: whoever holds the {@link Messaging} may call it.
 *
 * <p>Every node keeps a copy in memory of the directories of those tenants that were used on it since it started: by a session, or by a
 * call here. Copies are made anew, and brought up to date, as {@link io.hausfunk.messaging.administration.SyncSettings} say. Who is disabled,
 * expired or gone loses their sessions, and is in no new conversation; direct conversations that exist stay, and may be written in; conversations that follow groups get and lose people. <b>What is not
 * complete changes nothing</b>, and neither does a run in which more people would go than is usual: it is held, {@link Messaging#health()}
 * says so, and somebody has to look and {@link #approve}.
 *
 * <p>The rules for stages are those of {@link Session}. All calls fail with {@code DIRECTORY_UNAVAILABLE} in an outage, with nothing changed,
 * and throw {@code CONFIGURATION} at once if the engine has no directory; those that need all of it ({@link #preview}, {@link #synchronise},
 * {@link #approve}, {@link #groupsOf}, {@link #bind}) also if that one has no {@link io.hausfunk.messaging.directory.Directory#feed()}.
 */
public interface DirectoryAdministration {
    /** A dry run: reads the directory whole, and says what would happen. Changes nothing. */
    CompletionStage<DirectoryDifference> preview(TenantId tenant);

    /** Reads the directory whole and follows it, or holds. Waits for a run that is under way. */
    CompletionStage<SyncReport> synchronise(TenantId tenant);

    /**
     * Follows the directory though many go, as somebody looked at it and agreed: reads it whole again, and is held if now somebody else
     * would go than was shown. Counts on this node; each other node holds, and is to be told as well.
     */
    CompletionStage<SyncReport> approve(TenantId tenant, DirectoryDifference shown);

    /**
     * Looks at one person now, on all nodes that are heard: who is disabled, expired or gone is out at once.
     *
     * @return whether this person may take part
     */
    CompletionStage<Boolean> refresh(TenantId tenant, UserId person);

    /** All groups to which a person belongs, directly or through other groups; from memory. */
    CompletionStage<Set<GroupId>> groupsOf(TenantId tenant, UserId person);

    /**
     * Founds a conversation that follows a group, with all who belong to it; or finds the one that was founded from an equal binding.
     * Completes when everybody is in; fails with {@code DIRECTORY_UNAVAILABLE} while a run is held. Who belongs to more than 20,000 people gets {@code CONVERSATION_FULL}.
     */
    CompletionStage<ConversationId> bind(TenantId tenant, GroupBinding binding);
}
