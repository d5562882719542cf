// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Optional;

/** Opens what messages say, for those who change them. Blocks. */
public final class MessageContents {
    private final ContentCodec codec;
    private final EntrySealer sealer;

    /** Opens with this sealer. */
    public MessageContents(ContentCodec codec, EntrySealer sealer) {
        this.codec = codec;
        this.sealer = sealer;
    }

    ContentCodec codec() {
        return codec;
    }

    /** What an entry says; empty if it was emptied or cannot be opened any more. */
    Optional<DecodedContent> of(StoredEntry entry) {
        if (entry.emptied()) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.decode(sealer.open(entry), entry.at()));
        } catch (KeyException e) {
            if (e.code() != ErrorCode.UNREADABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The poll that a message is; refuses any other. */
    PollContent poll(MessageTarget message) {
        return poll(message.entry())
                .orElseThrow(() -> new NotPermittedException(
                        ErrorCode.NOT_APPLICABLE, "#" + message.entry().sequence() + " is not a poll"));
    }

    Optional<PollContent> poll(StoredEntry entry) {
        Content content = of(entry).map(DecodedContent::content).orElse(null);
        return content instanceof PollContent poll ? Optional.of(poll) : Optional.empty();
    }
}
