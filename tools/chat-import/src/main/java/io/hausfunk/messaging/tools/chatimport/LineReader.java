// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tools.chatimport.ChatLine.Links;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Checks one line by itself: all that the file must say is there, and the engine will take it. */
final class LineReader {
    private static final Map<String, Kind> KINDS = Map.of(
            "message", Kind.MESSAGE,
            "action", Kind.ACTION,
            "edited", Kind.EDITED,
            "reacted", Kind.REACTED,
            "joined", Kind.JOINED,
            "left", Kind.LEFT);

    private LineReader() {}

    static ChatLine read(WireLine line) throws BrokenChatException {
        String conversation = required(line.conversation, "conversation");
        long n = required(line.n, "n");
        String author = required(line.author, "author");
        Kind kind = KINDS.get(required(line.kind, "kind"));
        if (kind == null) {
            throw new BrokenChatException("the kind is none of " + String.join(", ", KINDS.keySet()));
        }
        if (n < 0) {
            throw new BrokenChatException("n is negative");
        }
        if (!kind.spoken() && (line.replyTo != null || line.thread != null)) {
            throw new BrokenChatException("replyTo or thread, but nothing is said");
        }
        try {
            IdempotencyKey.of(ChatLog.draftName(conversation, n));
            UserId person = UserId.of(author);
            if (person.equals(Import.IMPORTER)) {
                throw new BrokenChatException("the author is called as the importer itself");
            }
            return new ChatLine(n, kind, person, text(line, kind), links(line, kind));
        } catch (InvalidInputException e) {
            throw new BrokenChatException("the engine would refuse this line: " + e.getMessage());
        }
    }

    private static String text(WireLine line, Kind kind) throws BrokenChatException {
        return switch (kind) {
            case JOINED, LEFT -> "";
            case REACTED -> reaction(required(line.reaction, "reaction"));
            default -> said(line, kind);
        };
    }

    private static String reaction(String reaction) throws BrokenChatException {
        if (!Texts.isIdentifier(reaction, Reaction.MAX_BYTES)) {
            throw new BrokenChatException("the engine would refuse this line: its reaction");
        }
        return reaction;
    }

    private static String said(WireLine line, Kind kind) throws BrokenChatException {
        String text = required(line.text, "text");
        requireTime(required(line.time, "time"));
        String sent = kind == Kind.ACTION ? "/me " + text : text;
        Objects.requireNonNull(Draft.text(sent));
        return sent;
    }

    private static Links links(WireLine line, Kind kind) throws BrokenChatException {
        OptionalLong about = kind.annex() ? OptionalLong.of(required(line.about, "about")) : OptionalLong.empty();
        return new Links(optional(line.replyTo), optional(line.thread), about);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
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
