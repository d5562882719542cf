// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Map;

/** The engine's own account. It owns the conversations that follow groups and is the author of their changes; nobody can sign in as it. */
final class SystemAccount {
    static final UserId USER = UserId.of("hausfunk:directory");

    private static final String RESERVED = "hausfunk:";

    private SystemAccount() {}

    static PersonKey key(Parts parts, TenantId tenant) {
        return parts.keyring().pseudonyms().person(tenant, USER.value());
    }

    /** Blocks. */
    static Actor of(Parts parts, TenantId tenant) {
        PersonKey key = key(parts, tenant);
        parts.keyring().people().remember(tenant, Map.of(key, USER.value()));
        return new Actor(tenant, USER, key);
    }

    static boolean reserved(UserId user) {
        return user.value().startsWith(RESERVED);
    }
}
