// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.attachments.StagedFiles;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.SealedProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the entry of a plan does beside being there: as planned, with its description sealed and its files attached. */
public final class PlannedEffects {
    private final Profiles profiles;
    private final @Nullable StagedFiles files;

    /** Seals with these; {@code files} is null if the store keeps none. */
    public PlannedEffects(Profiles profiles, @Nullable StagedFiles files) {
        this.profiles = profiles;
        this.files = files;
    }

    /** Makes the key of a new conversation. Blocks. */
    void createKey(ConversationRef ref) {
        profiles.createKey(ref);
    }

    /** The description of a conversation as the store may see it. May block. */
    SealedProfile sealed(ConversationRef ref, EntryName name, Profile profile) {
        return profiles.seal(ref, name, profile);
    }

    /** The effects of an entry, in order. May block. */
    List<Effect> of(Actor actor, ConversationRef ref, EntryName name, Plan plan, EncodedContent content) {
        if (plan.profile() == null && content.attachments().isEmpty()) {
            return plan.effects();
        }
        List<Effect> effects = new ArrayList<>(plan.effects());
        if (plan.profile() != null) {
            effects.add(new Effect.Describes(sealed(ref, name, plan.profile())));
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
