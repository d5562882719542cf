// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Mentions;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says beside its content, and what is sealed with it.
 *
 * @param replyTo the number of the entry that it answers
 * @param edits the number of the message that it says anew
 * @param thread the number of the message in whose thread it stands
 * @param mentions whom it mentions
 * @param timeToLive how long its content stays, or null for ever
 */
public record FrameFields(
        OptionalLong replyTo,
        OptionalLong edits,
        OptionalLong thread,
        Mentions mentions,
        @Nullable Duration timeToLive) {
    /** None. */
    public static final FrameFields NONE =
            new FrameFields(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Mentions.none(), null);

    /** Those of a draft. */
    static FrameFields of(Draft draft) {
        if (draft.replyTo().isEmpty()
                && draft.thread().isEmpty()
                && draft.mentions().isEmpty()
                && draft.timeToLive().isEmpty()) {
            return NONE;
        }
        return new FrameFields(
                draft.replyTo(),
                OptionalLong.empty(),
                draft.thread(),
                draft.mentions(),
                draft.timeToLive().orElse(null));
    }

    /** Only what it answers. */
    static FrameFields replyingTo(OptionalLong replyTo) {
        return replyTo.isEmpty()
                ? NONE
                : new FrameFields(replyTo, OptionalLong.empty(), OptionalLong.empty(), Mentions.none(), null);
    }

    /** Those of an edit of a message that answers what it answered before. */
    public static FrameFields editing(long target, OptionalLong replyTo, Mentions mentions) {
        return new FrameFields(replyTo, OptionalLong.of(target), OptionalLong.empty(), mentions, null);
    }
}
