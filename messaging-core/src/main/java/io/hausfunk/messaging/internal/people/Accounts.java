// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.people;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleRefusedException;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who may act and take part. Blocks. */
public final class Accounts {
    private final Identities identities;
    private final AccountCheck check;

    /** Asks {@code check} before somebody may take part. */
    public Accounts(Identities identities, AccountCheck check) {
        this.identities = identities;
        this.check = check;
    }

    /** Somebody who signed in, or whom the host vouches for; who may not take part gets {@code ACCOUNT_NOT_USABLE}. */
    public Actor actor(TenantId tenant, UserId user) {
        requireUsable(tenant, user);
        identities.remember(tenant, List.of(user));
        return new Actor(tenant, user, identities.key(tenant, user));
    }

    /** Passes if somebody may act now; {@code ACCOUNT_NOT_USABLE} otherwise. */
    public void requireUsable(TenantId tenant, UserId user) {
        if (!mayTakePart(tenant, user)) {
            throw new NotPermittedException(ErrorCode.ACCOUNT_NOT_USABLE, "no account that may be used");
        }
    }

    /**
     * People who are to take part: in the directory, if there is one, and with keys of their own. Says who is not: everybody of a tenant may
     * ask the directory for any id anyway.
     */
    public Map<PersonKey, UserId> require(TenantId tenant, Collection<UserId> users) {
        List<UserId> refused =
                users.stream().filter(user -> !mayTakePart(tenant, user)).toList();
        if (!refused.isEmpty()) {
            throw new PeopleRefusedException(
                    ErrorCode.ACCOUNT_NOT_USABLE,
                    "are not in the directory, or their accounts may not be used",
                    refused);
        }
        return identities.remember(tenant, users);
    }

    /** The pseudonym of a user. */
    public PersonKey key(TenantId tenant, UserId user) {
        return identities.key(tenant, user);
    }

    /** Whether somebody is there and may take part; never one of the engine's own accounts. */
    public boolean mayTakePart(TenantId tenant, UserId user) {
        return !reserved(user) && check.mayTakePart(tenant, user);
    }

    /** Whether this is the id of one of the engine's own accounts. */
    public boolean reserved(UserId user) {
        return user.value().startsWith(Identities.RESERVED);
    }
}
