// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;

/**
 * Says which roles somebody has; the host implements it over its own rights. It is asked with each call of an administrator, so what it takes away is gone
 * with the next call. Called on threads of the engine, several at once; may block for less than the engine's deadline. Whatever it throws counts as an outage:
 * the call fails with {@code POLICY_UNAVAILABLE} and does nothing.
 */
@FunctionalInterface
public interface RoleSource {
    /** The roles of somebody; empty for whoever administers nothing. Never null. */
    Set<AdministrativeRole> rolesOf(TenantId tenant, UserId user);
}
