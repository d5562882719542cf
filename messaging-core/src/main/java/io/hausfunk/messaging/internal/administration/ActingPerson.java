// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.Permissions;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.administration.AdministrativeActs.Wanted;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Somebody who administers a tenant: nothing is done without a role, and before it is recorded. */
record ActingPerson(TenantId tenant, UserId user, Optional<String> reason, AdministrativeActs acts) {
    Calls calls() {
        return acts.calls();
    }

    Identities identities() {
        return acts.identities();
    }

    Caller caller() {
        return AdministrativeActs.caller(tenant);
    }

    ActingPerson because(String newReason) {
        return new ActingPerson(tenant, user, Optional.of(newReason), acts);
    }

    CompletionStage<Permissions> permissions() {
        return acts.roles(tenant, user).thenApply(Allowed::new);
    }

    /** Does this as the person, and records it. */
    <T> CompletionStage<T> does(AdministrativeOperation operation, Supplier<CompletionStage<T>> work) {
        return does(new Wanted<>(operation, Optional.empty(), Optional::empty, work, value -> Optional.empty()));
    }

    /** The same with something that has an id. */
    <T> CompletionStage<T> does(AdministrativeOperation operation, String subject, Supplier<CompletionStage<T>> work) {
        return does(new Wanted<>(operation, Optional.of(subject), Optional::empty, work, value -> Optional.empty()));
    }

    /** The same where what came of it is said in a line. */
    <T> CompletionStage<T> does(
            AdministrativeOperation operation,
            Optional<String> subject,
            Supplier<CompletionStage<T>> work,
            Function<T, String> after) {
        return does(new Wanted<>(operation, subject, Optional::empty, work, value -> Optional.of(after.apply(value))));
    }

    <T> CompletionStage<T> does(Wanted<T> wanted) {
        if (wanted.operation().needsReason() && reason.isEmpty()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_MISSING,
                    wanted.operation().code() + " needs a reason: call because(...) before");
        }
        return acts.perform(tenant, user, reason, wanted);
    }

    @Override
    public String toString() {
        return "ActingPerson[" + tenant.value() + "]";
    }

    private record Allowed(Set<AdministrativeRole> roles) implements Permissions {
        @Override
        public Set<String> operations() {
            Set<String> codes = new TreeSet<>();
            Arrays.stream(AdministrativeOperation.values())
                    .filter(operation -> operation.allows(roles))
                    .forEach(operation -> codes.add(operation.code()));
            return codes;
        }
    }
}
