// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.access.RosterProofs;
import io.hausfunk.messaging.internal.attachments.StagedFiles;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns plans into entries that the store may see: pseudonyms, fingerprints and ciphertext. */
public final class Composer {
    private final Clock clock;
    private final ContentCodec codec;
    private final Pseudonyms pseudonyms;
    private final EntrySealer sealer;
    private final Profiles profiles;
    private final RosterProofs proofs;
    private final @Nullable StagedFiles files;

    /** Seals with these; {@code files} is null if the store keeps none. */
    public Composer(
            Clock clock,
            ContentCodec codec,
            Pseudonyms pseudonyms,
            EntrySealer sealer,
            Profiles profiles,
            RosterProofs proofs,
            @Nullable StagedFiles files) {
        this.clock = clock;
        this.codec = codec;
        this.pseudonyms = pseudonyms;
        this.sealer = sealer;
        this.profiles = profiles;
        this.proofs = proofs;
        this.files = files;
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
        profiles.createKey(creation.ref());
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
                .profile(profiles.seal(creation.ref(), first.name(), creation.profile()))
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
                .effects(effects(actor, ref, hidden, plan, content));
    }

    private List<Effect> effects(Actor actor, ConversationRef ref, EntryName name, Plan plan, EncodedContent content) {
        if (plan.profile() == null && content.attachments().isEmpty()) {
            return plan.effects();
        }
        List<Effect> effects = new ArrayList<>(plan.effects());
        if (plan.profile() != null) {
            effects.add(new Effect.Describes(profiles.seal(ref, name, plan.profile())));
        }
        if (!content.attachments().isEmpty()) {
            if (files == null) {
                throw StagedFiles.missing();
            }
            effects.addAll(files.attach(actor, ref, content.attachments(), plan.effects()));
        }
        return effects;
    }
}
