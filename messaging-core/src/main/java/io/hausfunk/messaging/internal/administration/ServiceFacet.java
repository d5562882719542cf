// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.administration.AdministrativeActs.Wanted;
import io.hausfunk.messaging.internal.machine.EngineServiceAccounts;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The service accounts of a tenant, for whoever administers it. */
final class ServiceFacet implements ServiceAccounts {
    private final ActingPerson person;
    private final EngineServiceAccounts accounts;

    ServiceFacet(ActingPerson person, EngineServiceAccounts accounts) {
        this.person = person;
        this.accounts = accounts;
    }

    @Override
    public CompletionStage<ServiceKey> create(ServiceAccount account) {
        required(account, "account");
        return person.does(
                AdministrativeOperation.SERVICES_CREATE,
                Optional.of(account.id()),
                () -> written(() -> accounts.create(person.tenant(), account)),
                made -> inALine(account));
    }

    @Override
    public CompletionStage<ServiceAccount> change(ServiceAccount account) {
        required(account, "account");
        return person.does(new Wanted<>(
                AdministrativeOperation.SERVICES_CHANGE,
                Optional.of(account.id()),
                () -> accounts.find(person.tenant(), account.id()).map(ServiceFacet::inALine),
                () -> written(() -> accounts.change(person.tenant(), account)),
                changed -> Optional.of(inALine(changed))));
    }

    @Override
    public CompletionStage<ServiceKey> renewKey(String id) {
        required(id, "id");
        return person.does(
                AdministrativeOperation.SERVICES_RENEW_KEY,
                id,
                () -> written(() -> accounts.renewKey(person.tenant(), id)));
    }

    @Override
    public CompletionStage<List<ServiceAccount>> list() {
        return person.does(
                AdministrativeOperation.SERVICES_LIST,
                () -> person.calls().read(person.caller(), () -> accounts.list(person.tenant())));
    }

    private <T> CompletionStage<T> written(Supplier<T> work) {
        return person.calls().write(person.caller(), work);
    }

    /** Everything that an account may. */
    private static String inALine(ServiceAccount account) {
        String people = account.everybody()
                ? "everybody"
                : account.people().stream().map(UserId::value).sorted().toList() + " and groups "
                        + account.groups().stream().map(GroupId::value).sorted().toList();
        return (account.enabled() ? "enabled, " : "disabled, ")
                + account.types().stream().map(Enum::name).sorted().toList() + " to " + people + ", "
                + account.perMinute() + " a minute, named " + account.displayName();
    }
}
