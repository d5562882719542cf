// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.model.TenantId;

/**
 * The host's users. Blocking; called on worker threads, several at once. Any exception means an outage, and shows as
 * {@code DIRECTORY_UNAVAILABLE}; it is never taken for a refusal.
 */
public interface Directory {
    /**
     * Checks a name and password. Takes the same time and gives the same answer for unknown people and wrong passwords.
     *
     * @param password the callee must not keep it
     */
    Authentication authenticate(TenantId tenant, String loginName, char[] password);

    /** Whether this person exists and may be written to. */
    boolean exists(TenantId tenant, UserId user);
}
