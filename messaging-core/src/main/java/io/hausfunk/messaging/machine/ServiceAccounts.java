// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The service accounts of a tenant, in the hands of an administrator. What is changed holds from the next call of the program on, on all nodes.
 * Their rows are sealed and bound to their place, so nobody makes, widens or moves one by writing into the database.
 *
 * <p>Calls about an account that is not there fail with {@code NOT_PERMITTED}.
 */
public interface ServiceAccounts {
    /** The most accounts of a tenant. */
    int MAX_ACCOUNTS = 500;

    /**
     * Makes an account, and its key. {@code IDEMPOTENCY_CONFLICT} if there is one of this id, also a disabled one; {@code LIMIT_EXCEEDED} above
     * {@value #MAX_ACCOUNTS}.
     */
    CompletionStage<ServiceKey> create(ServiceAccount account);

    /** Gives an account another name, other types, another audience, another rate, or disables it. Its key stays. */
    CompletionStage<ServiceAccount> change(ServiceAccount account);

    /** Gives an account another key. The one that it had does not open sessions any more; those that are open stay. */
    CompletionStage<ServiceKey> renewKey(String id);

    /** All accounts, by id. */
    CompletionStage<List<ServiceAccount>> list();
}
