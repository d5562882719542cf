// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.time.Instant;
import java.util.List;

/** Content that can be sealed, as often as it takes. */
public final class EncodedContent {
    private final byte[] essence;
    private final List<StoredAttachment> attachments;

    EncodedContent(byte[] essence) {
        this(essence, List.of());
    }

    EncodedContent(byte[] essence, List<StoredAttachment> attachments) {
        this.essence = essence;
        this.attachments = attachments;
    }

    /** The files that it carries. */
    public List<StoredAttachment> attachments() {
        return attachments;
    }

    /** What makes two drafts the same, for the fingerprint: type, version, what it answers and the content, but not the time. Not copied. */
    public byte[] essence() {
        return essence;
    }

    /** The bytes to be sealed where there is no order. */
    public byte[] at(Instant time) {
        return at(time, 0);
    }

    /** The bytes to be sealed, by a node that knows that the conversation has come to {@code seen}. */
    public byte[] at(Instant time, long seen) {
        return ContentFrame.at(time, seen, essence);
    }

    @Override
    public String toString() {
        return "EncodedContent[" + essence.length + " bytes]";
    }
}
