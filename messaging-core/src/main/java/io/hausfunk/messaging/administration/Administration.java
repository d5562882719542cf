// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;

/**
 * What one person administers in one tenant. Everything done here is done by that person: each call is recorded in the {@link #audit() audit log}
 * before it is done, and again with how it ended. If it cannot be recorded, because the store or the keys are unreachable, the call fails with that and
 * does nothing. It is also logged, with the person's pseudonym.
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
