// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What was sealed in an entry.
 *
 * @param content what it says
 * @param fields what was said beside it
 * @param at the clock of its author's node, sealed too so that nobody can alter it
 * @param seen how far its author's node knew that the conversation had come; 0 if it is not known
 */
public record DecodedContent(Content content, FrameFields fields, Instant at, long seen) {
    /** Without what was seen. */
    public DecodedContent(Content content, FrameFields fields, Instant at) {
        this(content, fields, at, 0);
    }

    /** Without fields, but for what it answers. */
    public DecodedContent(Content content, OptionalLong replyTo, Instant at) {
        this(content, FrameFields.replyingTo(replyTo), at);
    }

    @Override
    public String toString() {
        return "DecodedContent[hidden]";
    }
}
