// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** From a user's id to the pseudonym that stores see. Blocks. */
final class PeopleFinder {
    private final Parts parts;

    PeopleFinder(Parts parts) {
        this.parts = parts;
    }

    PersonKey key(TenantId tenant, UserId user) {
        return parts.keyring().pseudonyms().person(tenant, user.value());
    }

    /** Somebody who signed in, or whom the host vouches for; who may not take part gets {@code ACCOUNT_NOT_USABLE}. */
    Actor actor(TenantId tenant, UserId user) {
        if (SystemAccount.reserved(user) || !mayTakePart(tenant, user)) {
            throw new NotPermittedException(ErrorCode.ACCOUNT_NOT_USABLE, "no account that may be used");
        }
        PersonKey key = key(tenant, user);
        parts.keyring().people().remember(tenant, Map.of(key, user.value()));
        return new Actor(tenant, user, key);
    }

    /** People who are to take part: in the directory, if there is one, and with keys of their own. */
    Map<PersonKey, UserId> require(TenantId tenant, Collection<UserId> users) {
        for (UserId user : users) {
            if (SystemAccount.reserved(user) || !mayTakePart(tenant, user)) {
                throw Access.refused();
            }
        }
        return remember(tenant, users);
    }

    /** Makes sure that people have keys. */
    Map<PersonKey, UserId> remember(TenantId tenant, Collection<UserId> users) {
        Map<PersonKey, UserId> found = new LinkedHashMap<>();
        Map<PersonKey, String> names = new LinkedHashMap<>();
        for (UserId user : users) {
            found.put(key(tenant, user), user);
            names.put(key(tenant, user), user.value());
        }
        if (!names.isEmpty()) {
            parts.keyring().people().remember(tenant, names);
        }
        return found;
    }

    private boolean mayTakePart(TenantId tenant, UserId user) {
        DirectoryMirrors mirrors = parts.mirrors();
        return mirrors == null || mirrors.mayTakePart(tenant, user);
    }
}
