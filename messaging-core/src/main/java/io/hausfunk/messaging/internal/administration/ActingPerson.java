// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.AuditRecord.Phase;
import io.hausfunk.messaging.internal.audit.AuditWriter;
import io.hausfunk.messaging.internal.audit.AuditWriter.Act;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who administers a tenant: nothing is done before it is recorded. */
final class ActingPerson {
    private static final Logger LOG = LoggerFactory.getLogger(ActingPerson.class);

    private final TenantId tenant;
    private final UserId user;
    private final Optional<String> reason;
    private final Calls calls;
    private final Identities identities;
    private final AuditWriter audit;

    ActingPerson(
            TenantId tenant,
            UserId user,
            Optional<String> reason,
            Calls calls,
            Identities identities,
            AuditWriter audit) {
        this.tenant = tenant;
        this.user = user;
        this.reason = reason;
        this.calls = calls;
        this.identities = identities;
        this.audit = audit;
    }

    TenantId tenant() {
        return tenant;
    }

    UserId user() {
        return user;
    }

    Calls calls() {
        return calls;
    }

    Caller caller() {
        return Caller.of(tenant, "administration");
    }

    ActingPerson because(String newReason) {
        return new ActingPerson(tenant, user, Optional.of(newReason), calls, identities, audit);
    }

    /** Does this as the person, and records it. */
    <T> CompletionStage<T> does(String operation, Supplier<CompletionStage<T>> work) {
        return does(operation, Optional.empty(), work);
    }

    /** The same with something that has an id. */
    <T> CompletionStage<T> does(String operation, String subject, Supplier<CompletionStage<T>> work) {
        return does(operation, Optional.of(subject), work);
    }

    private <T> CompletionStage<T> does(String operation, Optional<String> subject, Supplier<CompletionStage<T>> work) {
        Act act = new Act(UUID.randomUUID(), user.value(), operation, subject, reason);
        return calls.write(caller(), () -> begin(act))
                .thenCompose(person -> ended(
                        act, ActionLog.record(tenant.value(), person.value().toString(), operation, begun(work))));
    }

    /** What is thrown at once is an end as well, and is recorded. */
    private static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private PersonKey begin(Act act) {
        PersonKey person =
                identities.remember(tenant, List.of(user)).keySet().iterator().next();
        audit.write(tenant, act, Phase.BEGUN.name(), Optional.empty());
        return person;
    }

    /** Answers once the end is recorded too. Where that fails, the record of the beginning says that the outcome is open. */
    private <T> CompletionStage<T> ended(Act act, CompletionStage<T> outcome) {
        return outcome.handle((value, error) -> calls.write(caller(), () -> end(act, error))
                        .exceptionally(failed -> {
                            LOG.warn(
                                    "{}: the end of an act was not recorded: {}",
                                    tenant.value(),
                                    ActionLog.code(failed));
                            return false;
                        })
                        .thenCompose(recorded -> outcome))
                .thenCompose(Function.identity());
    }

    private boolean end(Act act, @Nullable Throwable error) {
        audit.write(
                tenant,
                act,
                (error == null ? Phase.DONE : Phase.FAILED).name(),
                Optional.ofNullable(error).map(ActionLog::code));
        return true;
    }
}
