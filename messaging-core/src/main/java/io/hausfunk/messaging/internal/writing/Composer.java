// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.attachments.StagedFiles;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
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
    private final @Nullable StagedFiles files;

    /** Seals with these; {@code files} is null if the store keeps none. */
    public Composer(
            Clock clock,
            ContentCodec codec,
            Pseudonyms pseudonyms,
            EntrySealer sealer,
            Profiles profiles,
            @Nullable StagedFiles files) {
        this.clock = clock;
        this.codec = codec;
        this.pseudonyms = pseudonyms;
        this.sealer = sealer;
        this.profiles = profiles;
        this.files = files;
    }

    /** Whether composing for this person here would not block. */
    boolean warm(Actor actor, ConversationRef ref) {
        return pseudonyms.warm(ref.tenant()) && sealer.warm(ref, actor.person());
    }

    /** The entry of a plan. May block. */
    PendingWrite compose(Actor actor, ConversationRef ref, String name, Plan plan, long expectedMembership) {
        return new PendingWrite(entry(actor, ref, name, plan, expectedMembership), null, plan.lease());
    }

    /** The first entry of a conversation, which begins it. Blocks. */
    PendingWrite compose(Creation creation) {
        profiles.createKey(creation.ref());
        NewEntry first = entry(
                creation.actor(),
                creation.ref(),
                creation.name(),
                Plan.membership(creation.content(), creation.joins()),
                0);
        NewConversation conversation = NewConversation.of(creation.ref(), creation.kind())
                .history(creation.history())
                .createdAt(first.at())
                .profile(profiles.seal(creation.ref(), first.name(), creation.profile()))
                .build();
        return new PendingWrite(first, conversation, null);
    }

    private NewEntry entry(Actor actor, ConversationRef ref, String name, Plan plan, long expectedMembership) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EntryName hidden = pseudonyms.entry(ref, actor.person(), name);
        EncodedContent content = plan.content().apply(codec);
        return NewEntry.of(ref, hidden, plan.kind())
                .author(actor.person())
                .fingerprint(pseudonyms.fingerprint(ref, hidden, actor.person(), content.essence()))
                .at(now)
                .envelope(sealer.seal(ref, actor.person(), hidden, content.at(now)))
                .countsAsUnread(plan.countsAsUnread())
                .expectedMembership(expectedMembership)
                .effects(effects(actor, ref, hidden, plan, content))
                .build();
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
