// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;

/**
 * A person of a tenant, by pseudonym.
 *
 * @param tenant the tenant
 * @param key the pseudonym within it
 */
public record PersonRef(TenantId tenant, PersonKey key) implements Caller {}
