// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Checks one line by itself: all that the file must say is there, and the engine will take it. */
final class LineReader {
    private static final Map<String, Kind> KINDS =
            Map.of("message", Kind.MESSAGE, "action", Kind.ACTION, "joined", Kind.JOINED, "left", Kind.LEFT);

    private LineReader() {}

    static ChatLine read(WireLine line) throws BrokenChatException {
        String conversation = required(line.conversation, "conversation");
        long n = required(line.n, "n");
        String author = required(line.author, "author");
        Kind kind = KINDS.get(required(line.kind, "kind"));
        if (kind == null) {
            throw new BrokenChatException("the kind is none of message, action, joined and left");
        }
        if (n < 0) {
            throw new BrokenChatException("n is negative");
        }
        String text = kind.spoken() ? required(line.text, "text") : "";
        if (kind.spoken()) {
            requireTime(required(line.time, "time"));
        }
        if (!kind.spoken() && line.replyTo != null) {
            throw new BrokenChatException("replyTo, but nothing is said");
        }
        try {
            IdempotencyKey.of(ChatLog.draftName(conversation, n));
            String sent = kind == Kind.ACTION ? "/me " + text : text;
            if (kind.spoken()) {
                Objects.requireNonNull(Draft.text(sent));
            }
            OptionalLong replyTo = line.replyTo == null ? OptionalLong.empty() : OptionalLong.of(line.replyTo);
            UserId person = UserId.of(author);
            if (person.equals(Import.IMPORTER)) {
                throw new BrokenChatException("the author is called as the importer itself");
            }
            return new ChatLine(n, kind, person, sent, replyTo);
        } catch (InvalidInputException e) {
            throw new BrokenChatException("the engine would refuse this line: " + e.getMessage());
        }
    }

    private static void requireTime(String time) throws BrokenChatException {
        try {
            Instant.parse(time);
        } catch (DateTimeException e) {
            throw new BrokenChatException("time is no time in UTC");
        }
    }

    private static <T> T required(@Nullable T value, String field) throws BrokenChatException {
        if (value == null) {
            throw new BrokenChatException(field + " is missing");
        }
        return value;
    }
}
