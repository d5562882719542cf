// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.AuditRecord.Phase;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.audit.AuditWriter;
import io.hausfunk.messaging.internal.audit.AuditWriter.Act;
import io.hausfunk.messaging.internal.audit.AuditWriter.State;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what administrators do: asks for their roles, records it, does it, and records how it ended. */
public final class AdministrativeActs {
    private static final Logger LOG = LoggerFactory.getLogger(AdministrativeActs.class);

    private final Calls calls;
    private final Identities identities;
    private final AuditWriter audit;
    private final Roles roles;
    private final Refusals refusals;

    /** Records here. */
    public AdministrativeActs(Calls calls, Identities identities, AuditWriter audit, Roles roles, Ticker ticker) {
        this.calls = calls;
        this.identities = identities;
        this.audit = audit;
        this.roles = roles;
        this.refusals = new Refusals(ticker);
    }

    /**
     * What somebody wants to do.
     *
     * @param before what it is now; empty where that cannot be said in a line. Blocks
     * @param after what came of it
     */
    record Wanted<T>(
            AdministrativeOperation operation,
            Optional<String> subject,
            Supplier<Optional<String>> before,
            Supplier<CompletionStage<T>> work,
            Function<T, Optional<String>> after) {}

    Calls calls() {
        return calls;
    }

    Identities identities() {
        return identities;
    }

    CompletionStage<Set<AdministrativeRole>> roles(TenantId tenant, UserId user) {
        return roles.of(tenant, user);
    }

    <T> CompletionStage<T> perform(TenantId tenant, UserId user, Optional<String> reason, Wanted<T> wanted) {
        Act act = new Act(UUID.randomUUID(), user.value(), wanted.operation().code(), wanted.subject(), reason);
        return roles.of(tenant, user)
                .thenCompose(of -> calls.write(caller(tenant), () -> {
                    if (!wanted.operation().allows(of)) {
                        refuse(tenant, user, wanted.operation(), act);
                        throw Access.refused();
                    }
                    return begin(tenant, user, act, wanted.before().get());
                }))
                .thenCompose(person -> ended(
                        tenant,
                        act,
                        wanted.after(),
                        ActionLog.record(
                                tenant.value(), person.value().toString(), act.operation(), begun(wanted.work()))));
    }

    static Caller caller(TenantId tenant) {
        return Caller.of(tenant, "administration");
    }

    private void refuse(TenantId tenant, UserId user, AdministrativeOperation operation, Act act) {
        // Whoever invents a tenant is not to give it keys.
        if (identities.exists(tenant) && refusals.toRecord(tenant, user, operation)) {
            LOG.warn(
                    "{}: {} refused to {}",
                    tenant.value(),
                    act.operation(),
                    identities.key(tenant, user).value());
            audit.write(tenant, act, state(Phase.REFUSED));
        }
    }

    /** What is thrown at once is an end as well, and is recorded. */
    private static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private PersonKey begin(TenantId tenant, UserId user, Act act, Optional<String> before) {
        PersonKey person =
                identities.remember(tenant, List.of(user)).keySet().iterator().next();
        audit.write(tenant, act, new State(Phase.BEGUN.name(), before, Optional.empty(), Optional.empty()));
        return person;
    }

    /** Answers once the end is recorded too. Where that fails, the record of the beginning says that the outcome is open. */
    private <T> CompletionStage<T> ended(
            TenantId tenant, Act act, Function<T, Optional<String>> after, CompletionStage<T> outcome) {
        return outcome.handle((value, error) -> calls.write(
                                caller(tenant),
                                () -> end(tenant, act, error, error == null ? after.apply(value) : Optional.empty()))
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

    private boolean end(TenantId tenant, Act act, @Nullable Throwable error, Optional<String> after) {
        audit.write(
                tenant,
                act,
                error == null
                        ? new State(Phase.DONE.name(), Optional.empty(), after, Optional.empty())
                        : new State(
                                Phase.FAILED.name(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(ActionLog.code(error))));
        return true;
    }

    private static State state(Phase phase) {
        return new State(phase.name(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
