// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.RosterProofs;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Turns plans into entries that the store may see: pseudonyms, fingerprints and ciphertext. */
public final class Composer {
    private final Clock clock;
    private final ContentCodec codec;
    private final Pseudonyms pseudonyms;
    private final EntrySealer sealer;
    private final RosterProofs proofs;
    private final PlannedEffects effects;

    /** Seals with these. */
    public Composer(
            Clock clock,
            ContentCodec codec,
            Pseudonyms pseudonyms,
            EntrySealer sealer,
            RosterProofs proofs,
            PlannedEffects effects) {
        this.clock = clock;
        this.codec = codec;
        this.pseudonyms = pseudonyms;
        this.sealer = sealer;
        this.proofs = proofs;
        this.effects = effects;
    }

    /** Whether composing for this person here would not block. */
    boolean warm(Actor actor, ConversationRef ref) {
        return pseudonyms.warm(ref.tenant()) && sealer.warm(ref, actor.person());
    }

    /** What an entry rests on: taken before anything else is read. */
    record AsOf(History history, long membership) {}

    /** The entry of a plan as of a roster. May block. */
    PendingWrite compose(Actor actor, ConversationRef ref, String name, Plan plan, CachedRoster roster, AsOf asOf) {
        NewEntry.Builder entry = entry(actor, ref, name, plan, roster.knownHead())
                .expectedMembership(asOf.membership())
                .expectedHistory(asOf.history())
                .expectedAnnexes(plan.seen());
        List<ParticipantChange> changes = ParticipantChange.in(plan.effects());
        if (!changes.isEmpty()) {
            entry.prover(proofs.prover(roster, changes));
        }
        return new PendingWrite(entry.build(), null, plan.lease());
    }

    /** The first entry of a conversation, which begins it. Blocks. */
    PendingWrite compose(Creation creation, History history) {
        effects.createKey(creation.ref());
        List<ParticipantChange> joins = creation.joins();
        NewEntry first = entry(
                        creation.actor(),
                        creation.ref(),
                        creation.name(),
                        Plan.membership(creation.content(), joins),
                        0)
                .prover(proofs.first(creation.ref(), creation.kind(), creation.history(), joins))
                .expectedHistory(history)
                .build();
        NewConversation conversation = NewConversation.of(creation.ref(), creation.kind())
                .history(creation.history())
                .createdAt(first.at())
                .profile(effects.sealed(creation.ref(), first.name(), creation.profile()))
                .build();
        return new PendingWrite(first, conversation, null);
    }

    private NewEntry.Builder entry(Actor actor, ConversationRef ref, String name, Plan plan, long seen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EntryName hidden = pseudonyms.entry(ref, actor.person(), name);
        EncodedContent content = plan.content().apply(codec);
        return NewEntry.of(ref, hidden, plan.kind())
                .author(actor.person())
                .fingerprint(pseudonyms.fingerprint(ref, hidden, actor.person(), content.essence()))
                .at(now)
                .envelope(sealer.seal(ref, actor.person(), hidden, content.at(now, seen)))
                .countsAsUnread(plan.countsAsUnread())
                .effects(effects.of(actor, ref, hidden, plan, content));
    }
}
