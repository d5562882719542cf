// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;

/** Who acts. Made by sign-in only. */
public record Actor(TenantId tenant, UserId user, PersonKey person) {
    /** The person without the name. */
    public PersonRef ref() {
        return new PersonRef(tenant, person);
    }

    @Override
    public String toString() {
        return "Actor[" + tenant + "]";
    }
}
