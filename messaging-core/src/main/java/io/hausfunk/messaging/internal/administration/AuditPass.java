// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One reading of all records, page by page, each with the deadline of a call. */
final class AuditPass {
    private final ActingPerson person;
    private final AuditKeeper keeper;
    private final long records;
    private final AuditChain chain;

    AuditPass(ActingPerson person, AuditKeeper keeper, long records, @Nullable AuditCheckpoint earlier) {
        this.person = person;
        this.keeper = keeper;
        this.records = records;
        this.chain = new AuditChain(person.tenant().value(), earlier);
    }

    CompletionStage<AuditVerdict> verdict() {
        return person.calls()
                .read(person.caller(), () -> keeper.stored(person.tenant(), chain.good(), records))
                .thenCompose(this::take);
    }

    private CompletionStage<AuditVerdict> take(List<Optional<byte[]>> page) {
        for (Optional<byte[]> record : page) {
            if (!chain.next(record)) {
                return CompletableFuture.completedFuture(chain.verdict());
            }
        }
        if (chain.good() >= records) {
            return CompletableFuture.completedFuture(chain.verdict());
        }
        if (page.isEmpty()) {
            // The store counts more than it has.
            chain.next(Optional.empty());
            return CompletableFuture.completedFuture(chain.verdict());
        }
        return verdict();
    }
}
