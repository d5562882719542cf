// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/**
 * What one person administers in one tenant. What they may do, their roles decide, which come from the {@link AdministrationPolicy} with each call; everything else
 * fails with {@code NOT_PERMITTED}. What concerns a single person needs a reason, given by {@link #because} ({@code ARGUMENT_MISSING} without).
 *
 * <p>Everything done here is done by that person: each call is recorded in the {@link #audit() audit log} before it is done, and again with how it ended. If it
 * cannot be recorded, because the store or the keys are unreachable, the call fails with that and does nothing. A call that is not permitted is recorded
 * too, the same one once a minute on each node. All of it is also logged, with the person's pseudonym.
 *
 * <p>Thread-safe. It may be kept, and holds nothing open.
 */
public interface Administration {
    /** The longest reason, in characters. */
    int MAX_REASON = 500;

    /** The tenant. */
    TenantId tenant();

    /** Who acts. */
    UserId actor();

    /**
     * The same, with a reason that is recorded with every call.
     *
     * @param reason 1 to {@value #MAX_REASON} characters, not blank, no control characters ({@code ARGUMENT_OUT_OF_RANGE})
     */
    Administration because(String reason);

    /** What this person may do now, for a page that shows it. Not recorded, and never refused. */
    CompletionStage<Permissions> permissions();

    /** How the engine is, as {@link Messaging#health} says. */
    CompletionStage<Health> health();

    /** The sessions of people. */
    SessionAdministration sessions();

    /** What was done by administrators so far. */
    AuditLog audit();

    /**
     * How the directory is followed.
     *
     * @throws ConfigurationException with {@code CONFIGURATION} if the engine has no directory
     */
    DirectoryAdministration directory();

    /** Why messages reach people, or do not. */
    DeliveryAdministration delivery();

    /** Rotation of the tenant's keys, while messages flow. */
    KeyAdministration keys();

    /** The accounts of the company's own software. */
    ServiceAccounts serviceAccounts();
}
