// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Directories that are wrong about who is there. */
final class BrokenFinding {
    private BrokenFinding() {}

    static Stream<BrokenDirectory> all() {
        return Stream.of(
                broken(
                        "finds nobody in an outage",
                        "Outage.nobody_is_unknown_because_of_an_outage",
                        (healthy, tenant, user) -> {
                            try {
                                return healthy.find(tenant, user);
                            } catch (RuntimeException outage) {
                                return Optional.empty();
                            }
                        }),
                broken(
                        "does not find who is disabled",
                        "Accounts.a_disabled_account_is_found_as_such",
                        (healthy, tenant, user) ->
                                healthy.find(tenant, user).filter(person -> person.account() != AccountState.DISABLED)),
                broken(
                        "takes everybody for active",
                        "Accounts.an_expired_account_is_found_as_such",
                        (healthy, tenant, user) ->
                                healthy.find(tenant, user).map(person -> person.account(AccountState.ACTIVE))),
                broken(
                        "takes capital letters of ids for small ones",
                        "Finding.an_id_written_otherwise_is_another_id",
                        (healthy, tenant, user) ->
                                healthy.find(tenant, UserId.of(user.value().toLowerCase(Locale.ROOT)))),
                broken(
                        "fails for ids whose form it does not know",
                        "Finding.ids_of_any_form_are_unknown_and_no_outage",
                        (healthy, tenant, user) -> healthy.find(
                                tenant, UserId.of(UUID.fromString(user.value()).toString()))),
                broken(
                        "keeps of a name what is ASCII",
                        "Finding.names_keep_every_letter",
                        (healthy, tenant, user) -> healthy.find(tenant, user)
                                .map(person -> DirectoryPerson.of(
                                        user, person.displayName().replaceAll("[^ -~]", "?")))),
                new BrokenDirectory(
                        "takes the login name for the id",
                        "Finding.who_gets_another_name_login_name_and_address_keeps_the_id",
                        LoginNamesAsIds::new),
                BrokenDirectory.of(
                        "looks for people in all tenants",
                        "Tenants.nobody_is_found_through_another_tenant",
                        AllTenants::new));
    }

    @FunctionalInterface
    private interface Fault {
        Optional<DirectoryPerson> answer(Directory healthy, TenantId tenant, UserId user);
    }

    private static BrokenDirectory broken(String what, String check, Fault fault) {
        return BrokenDirectory.of(what, check, directory -> new Front(directory) {
            @Override
            public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
                return fault.answer(healthy, tenant, user);
            }
        });
    }

    private static final class AllTenants extends Front {
        private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();

        AllTenants(Directory healthy) {
            super(healthy);
        }

        @Override
        public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
            tenants.add(tenant);
            return tenants.stream()
                    .flatMap(one -> healthy.find(one, user).stream())
                    .findFirst();
        }
    }
}
