// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;

/**
 * What one person administers in one tenant. Everything done here is done by that person: each call is logged with the tenant, the
 * person's pseudonym, what it was and how it ended. If the pseudonym cannot be found out, because the keys are unreachable, the call fails with that and
 * does nothing.
 *
 * <p>Thread-safe. It may be kept, and holds nothing open.
 */
public interface Administration {
    /** The tenant. */
    TenantId tenant();

    /** Who acts. */
    UserId actor();

    /**
     * How the directory is followed.
     *
     * @throws ConfigurationException with {@code CONFIGURATION} if the engine has no directory
     */
    DirectoryAdministration directory();

    /** Rotation of the tenant's keys, while messages flow. */
    KeyAdministration keys();

    /** The accounts of the company's own software. */
    ServiceAccounts serviceAccounts();
}
