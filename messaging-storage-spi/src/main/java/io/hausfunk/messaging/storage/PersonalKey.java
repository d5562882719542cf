// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.TenantId;
import java.util.Objects;
import java.util.UUID;

/**
 * Which personal record.
 *
 * @param tenant the tenant
 * @param person whose
 * @param kind what it is
 * @param name which one of its kind: the id of a conversation, or random
 */
public record PersonalKey(TenantId tenant, PersonKey person, PersonalKind kind, UUID name) {
    /** Refuses null. */
    public PersonalKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }
}
