// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.codec.FrameFields;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Plans the entry that says a message anew. Blocks. */
public final class MessageEdits {
    private static final int VERSIONS_KEPT = 100;

    private final ContentCodec codec;
    private final EntrySealer sealer;
    private final MentionRules mentions;

    /** Opens what is edited with this sealer. */
    public MessageEdits(ContentCodec codec, EntrySealer sealer, MentionRules mentions) {
        this.codec = codec;
        this.sealer = sealer;
        this.mentions = mentions;
    }

    /** Throws what is wrong with a draft, whatever it is to edit. Does not block. */
    void check(Draft draft) {
        if (draft.replyTo().isPresent()
                || draft.thread().isPresent()
                || draft.timeToLive().isPresent()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "an edit changes neither what a message answers nor its thread or time");
        }
        codec.encode(draft);
    }

    Plan plan(Admission admission, MessageTarget message, Draft draft, boolean keepsVersions) {
        long target = message.entry().sequence();
        EncodedContent content =
                codec.encode(draft, FrameFields.editing(target, replyTo(message.latest()), draft.mentions()));
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.About(target, Relations.EDITS));
        effects.addAll(keepsVersions ? tooOld(message) : message.emptied());
        message.expiry().ifPresent(at -> effects.add(new Effect.Expires(at)));
        effects.addAll(mentions.addressed(admission, draft.mentions(), message.entry()));
        return new Plan(AnnexKinds.EDIT, any -> content, false, effects, null, null);
    }

    private static List<Effect> tooOld(MessageTarget message) {
        List<StoredEntry> versions = message.versions();
        return versions.subList(0, Math.max(0, versions.size() - VERSIONS_KEPT)).stream()
                .<Effect>map(version -> new Effect.Empties(version.sequence()))
                .toList();
    }

    private OptionalLong replyTo(StoredEntry version) {
        if (version.emptied()) {
            return OptionalLong.empty();
        }
        try {
            return codec.decode(sealer.open(version), version.at()).fields().replyTo();
        } catch (KeyException e) {
            if (e.code() != ErrorCode.UNREADABLE) {
                throw e;
            }
            return OptionalLong.empty();
        }
    }
}
