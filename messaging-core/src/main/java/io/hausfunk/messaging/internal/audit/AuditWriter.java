// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.AuditEntry;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes records, each behind the one before. Blocks. */
public final class AuditWriter {
    private static final int TRIES = 100;
    private static final IdempotencyKey NAME = IdempotencyKey.of("audit");

    private final Identities identities;
    private final ConversationCreator creator;
    private final ProposalPipeline own;
    private final AuditReader reader;
    private final Clock clock;

    /** {@code own} writes for whoever waits on a worker: it uses no workers itself. */
    public AuditWriter(
            Identities identities, ConversationCreator creator, ProposalPipeline own, AuditReader reader, Clock clock) {
        this.identities = identities;
        this.creator = creator;
        this.own = own;
        this.reader = reader;
        this.clock = clock;
    }

    /** An act, and who does it. */
    public record Act(UUID id, String actor, String operation, Optional<String> subject, Optional<String> reason) {}

    /** The log of a tenant; empty if nothing was recorded yet. */
    Optional<ConversationRef> find(TenantId tenant) {
        return creator.findGroup(identities.audit(tenant), NAME);
    }

    /**
     * What an act has come to.
     *
     * @param phase a name of {@code AuditRecord.Phase}
     */
    public record State(String phase, Optional<String> before, Optional<String> after, Optional<String> outcome) {}

    /** Records what an act has come to. */
    public void write(TenantId tenant, Act act, State state) {
        Actor writer = identities.audit(tenant);
        ConversationRef ref = creator.findGroup(writer, NAME).orElseGet(() -> begin(writer));
        for (int tries = 1; ; tries++) {
            long before = reader.records(ref);
            AuditEntry entry = new AuditEntry(
                    before + 1,
                    reader.hash(ref, before),
                    clock.instant(),
                    act.id(),
                    state.phase(),
                    act.actor(),
                    act.operation(),
                    act.subject(),
                    act.reason(),
                    state.before(),
                    state.after(),
                    state.outcome());
            try {
                own.await(new AuditProposal(writer, ref, entry));
                return;
            } catch (ConflictException e) {
                // Somebody else wrote this number.
                if (e.code() != ErrorCode.IDEMPOTENCY_CONFLICT || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private ConversationRef begin(Actor writer) {
        return creator.group(
                writer,
                ConversationKind.GROUP,
                NewGroup.titled("Audit log").with(List.of()).idempotencyKey(NAME.value()));
    }
}
