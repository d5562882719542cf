// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Somebody who administers a tenant: nothing is done before it is known as whom. */
final class ActingPerson {
    private final TenantId tenant;
    private final UserId user;
    private final Calls calls;
    private final Identities identities;

    ActingPerson(TenantId tenant, UserId user, Calls calls, Identities identities) {
        this.tenant = tenant;
        this.user = user;
        this.calls = calls;
        this.identities = identities;
    }

    TenantId tenant() {
        return tenant;
    }

    UserId user() {
        return user;
    }

    Caller caller() {
        return Caller.of(tenant, "administration");
    }

    /** Does this as the person, and records it. */
    <T> CompletionStage<T> does(String operation, Supplier<CompletionStage<T>> work) {
        return calls.read(caller(), this::pseudonym)
                .thenCompose(person ->
                        ActionLog.record(tenant.value(), person.value().toString(), operation, work.get()));
    }

    private PersonKey pseudonym() {
        return identities.remember(tenant, List.of(user)).keySet().iterator().next();
    }
}
