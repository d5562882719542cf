// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.people;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;

/** Whether an account may be used. */
@FunctionalInterface
public interface AccountCheck {
    /** Without a directory, the host vouches for every account. */
    AccountCheck EVERYBODY = (tenant, user) -> true;

    /** Whether somebody is there and may take part. May block. */
    boolean mayTakePart(TenantId tenant, UserId user);
}
