// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The engine's {@link Entry}. */
public record ReadEntry(
        ConversationId conversation,
        long sequence,
        Optional<UserId> author,
        Instant at,
        OptionalLong replyTo,
        OptionalLong about,
        OptionalLong thread,
        Mentions mentions,
        Optional<Instant> expiresAt,
        Content content)
        implements Entry {
    /** Refuses null; copies lists. */
    public ReadEntry {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(replyTo, "replyTo");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(mentions, "mentions");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(content, "content");
    }

    /** The same by nobody. */
    Entry withoutAuthor() {
        return new ReadEntry(
                conversation, sequence, Optional.empty(), at, replyTo, about, thread, mentions, expiresAt, content);
    }

    @Override
    public String toString() {
        return "Entry[" + conversation + " #" + sequence + " "
                + content.getClass().getSimpleName() + "]";
    }
}
