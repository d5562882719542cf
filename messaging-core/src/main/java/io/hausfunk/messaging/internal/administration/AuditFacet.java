// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.limit;
import static io.hausfunk.messaging.internal.session.CallArguments.required;
import static io.hausfunk.messaging.internal.session.CallArguments.sequence;

import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditLog;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The audit log of a tenant, for whoever administers it. Looking at it is recorded as well. */
final class AuditFacet implements AuditLog {
    private final ActingPerson person;
    private final AuditKeeper keeper;

    AuditFacet(ActingPerson person, AuditKeeper keeper) {
        this.person = person;
        this.keeper = keeper;
    }

    @Override
    public CompletionStage<List<AuditRecord>> read(long after, int limit) {
        sequence(after);
        limit(limit);
        return person.does(
                AdministrativeOperation.AUDIT_READ,
                () -> person.calls().read(person.caller(), () -> keeper.page(person.tenant(), after, limit)));
    }

    @Override
    public CompletionStage<AuditCheckpoint> checkpoint() {
        return person.does(
                AdministrativeOperation.AUDIT_CHECKPOINT,
                () -> person.calls().read(person.caller(), () -> {
                    long records = keeper.records(person.tenant());
                    return keeper.checkpoint(person.tenant(), records, keeper.head(person.tenant(), records));
                }));
    }

    @Override
    public CompletionStage<AuditVerdict> verify() {
        return verified(null);
    }

    @Override
    public CompletionStage<AuditVerdict> verify(AuditCheckpoint earlier) {
        return verified(required(earlier, "earlier"));
    }

    private CompletionStage<AuditVerdict> verified(@Nullable AuditCheckpoint earlier) {
        return person.does(
                AdministrativeOperation.AUDIT_VERIFY,
                () -> person.calls()
                        .read(
                                person.caller(),
                                () -> earlier == null || keeper.genuine(person.tenant(), earlier)
                                        ? keeper.records(person.tenant())
                                        : -1)
                        .thenCompose(records -> records < 0
                                ? CompletableFuture.completedFuture(AuditVerdict.broken(
                                        0, "the earlier checkpoint is not of this tenant, or is forged"))
                                : new AuditPass(person, keeper, records, earlier).verdict()));
    }

    @Override
    public CompletionStage<AuditCheckpoint> export(Path file) {
        required(file, "file");
        return person.does(
                AdministrativeOperation.AUDIT_EXPORT,
                file.toString(),
                () -> person.calls()
                        .read(person.caller(), () -> keeper.records(person.tenant()))
                        .thenCompose(records -> new AuditExport(person, keeper, records, file).write()));
    }
}
