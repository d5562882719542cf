// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.machine.EngineServiceAccounts;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.machine.ServiceKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The service accounts of a tenant, for whoever administers it. */
final class ServiceFacet implements ServiceAccounts {
    private final ActingPerson person;
    private final Calls calls;
    private final EngineServiceAccounts accounts;

    ServiceFacet(ActingPerson person, Calls calls, EngineServiceAccounts accounts) {
        this.person = person;
        this.calls = calls;
        this.accounts = accounts;
    }

    @Override
    public CompletionStage<ServiceKey> create(ServiceAccount account) {
        required(account, "account");
        return write("services.create", account.id(), () -> accounts.create(person.tenant(), account));
    }

    @Override
    public CompletionStage<ServiceAccount> change(ServiceAccount account) {
        required(account, "account");
        return write("services.change", account.id(), () -> accounts.change(person.tenant(), account));
    }

    @Override
    public CompletionStage<ServiceKey> renewKey(String id) {
        required(id, "id");
        return write("services.renewKey", id, () -> accounts.renewKey(person.tenant(), id));
    }

    @Override
    public CompletionStage<List<ServiceAccount>> list() {
        return person.does("services.list", () -> calls.read(person.caller(), () -> accounts.list(person.tenant())));
    }

    private <T> CompletionStage<T> write(String operation, String subject, Supplier<T> work) {
        return person.does(operation, subject, () -> calls.write(person.caller(), work));
    }
}
