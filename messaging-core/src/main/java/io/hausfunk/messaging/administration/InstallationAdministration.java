// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.administration.KeyAdministration.Rewrapped;
import java.util.concurrent.CompletionStage;

/**
 * What one operator does to the whole installation, across all tenants. Each call is logged with the operator's id, what it was and how
 * it ended.
 */
public interface InstallationAdministration {
    /**
     * Wraps every tenant's key anew with the newest master key. The older master keys must stay until this came back with nothing
     * unreadable. It may be repeated, also after a deadline: what was begun goes on, and what is done stays done.
     */
    CompletionStage<Rewrapped> rewrapTenants();
}
