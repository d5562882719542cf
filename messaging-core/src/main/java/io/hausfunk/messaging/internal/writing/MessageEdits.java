// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.codec.FrameFields;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Plans the entry that says a message anew. Blocks. */
public final class MessageEdits {
    private static final int VERSIONS_KEPT = 100;

    private final MessageContents contents;
    private final MentionRules mentions;

    /** Opens what is edited. */
    public MessageEdits(MessageContents contents, MentionRules mentions) {
        this.contents = contents;
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
        requireEditable(draft.content());
        contents.codec().encode(draft);
    }

    /** What people voted on, or were shown by reference, stays what it was. */
    private static void requireEditable(@Nullable Content content) {
        if (content instanceof PollContent || content instanceof ForwardContent) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "polls and forwards are not edited");
        }
    }

    Plan plan(Admission admission, MessageTarget message, Draft draft, boolean keepsVersions) {
        long target = message.entry().sequence();
        requireEditable(
                contents.of(message.entry()).map(DecodedContent::content).orElse(null));
        EncodedContent content = contents.codec()
                .encode(draft, FrameFields.editing(target, replyTo(message.latest()), draft.mentions()));
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.About(target, Relations.EDITS));
        effects.addAll(keepsVersions ? tooOld(message) : message.emptied());
        message.expiry().ifPresent(at -> effects.add(new Effect.Expires(at)));
        effects.addAll(mentions.addressed(admission, draft.mentions(), message.entry()));
        return new Plan(AnnexKinds.EDIT, any -> content, false, effects, null, null, message.seen());
    }

    private static List<Effect> tooOld(MessageTarget message) {
        List<StoredEntry> versions = message.versions();
        return versions.subList(0, Math.max(0, versions.size() - VERSIONS_KEPT)).stream()
                .<Effect>map(version -> new Effect.Empties(version.sequence()))
                .toList();
    }

    private OptionalLong replyTo(StoredEntry version) {
        return contents.of(version).map(decoded -> decoded.fields().replyTo()).orElse(OptionalLong.empty());
    }
}
