// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Optional;

/** Sends a scheduled message in the name of its author, if they may still do so. Blocks. */
public final class ScheduledSender {
    private final ProposalPipeline pipeline;
    private final SendRules rules;
    private final Identities identities;
    private final Accounts accounts;

    /** Writes over this pipeline. */
    public ScheduledSender(ProposalPipeline pipeline, SendRules rules, Identities identities, Accounts accounts) {
        this.pipeline = pipeline;
        this.rules = rules;
        this.identities = identities;
        this.accounts = accounts;
    }

    void send(Scheduled scheduled) {
        TenantId tenant = scheduled.key().tenant();
        PersonKey person = scheduled.key().person();
        UserId user = identities
                .identify(tenant, List.of(person))
                .getOrDefault(person, Optional.empty())
                .orElseThrow(Access::refused);
        accounts.requireUsable(tenant, user);
        pipeline.await(new SendProposal(
                rules,
                new Actor(tenant, user, person),
                new ConversationRef(tenant, scheduled.conversation()),
                scheduled.draft(),
                scheduled.content()));
    }
}
