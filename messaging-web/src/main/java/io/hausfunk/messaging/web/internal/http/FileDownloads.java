// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.content.ImageContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Gives files out to whoever may read the entry that carries them: whole, or the range that a player asks for. */
final class FileDownloads {
    private final Answers answers;

    FileDownloads(Answers answers) {
        this.answers = answers;
    }

    CompletionStage<Void> get(WebExchange exchange, Session session, FilePath path) {
        return session.conversations()
                .open(path.conversation())
                .thenCompose(conversation -> conversation
                        .readBefore(path.sequence() + 1, 1)
                        .thenCompose(page -> path.preview()
                                ? preview(exchange, path, page)
                                : file(exchange, path, conversation, page)));
    }

    private CompletionStage<Void> file(WebExchange exchange, FilePath path, Conversation conversation, EntryPage page) {
        Optional<Attachment> found = content(path, page)
                .flatMap(content -> content.attachments().stream()
                        .filter(file -> file.id().toString().equals(path.name()))
                        .findFirst());
        if (found.isEmpty()) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        }
        Attachment file = found.get();
        Map<String, String> headers =
                FileHeaders.of(file, Query.of(exchange.query(), "save").isPresent());
        if (exchange.header("If-None-Match")
                .filter(FileHeaders.tag(file)::equals)
                .isPresent()) {
            exchange.begin(304, headers);
            return CompletableFuture.completedFuture(null);
        }
        Optional<ByteRange> range =
                ByteRange.of(exchange.header("Range").filter(any -> unchanged(exchange, file)), file.size());
        if (range.filter(ByteRange::outside).isPresent()) {
            headers.put("Content-Range", "bytes */" + file.size());
            return answers.bytes(exchange, 416, headers, new byte[0]);
        }
        ByteRange asked = range.orElse(new ByteRange(0, file.size() - 1));
        headers.put("Content-Length", Long.toString(asked.length()));
        range.ifPresent(
                part -> headers.put("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + file.size()));
        int status = range.isPresent() ? 206 : 200;
        if (exchange.method().equals("HEAD")) {
            exchange.begin(status, headers);
            return CompletableFuture.completedFuture(null);
        }
        return new FilePump(exchange, conversation.attachments(), path.sequence(), file.id(), asked)
                .run(() -> exchange.begin(status, headers));
    }

    private static boolean unchanged(WebExchange exchange, Attachment file) {
        return exchange.header("If-Range")
                .filter(tag -> !tag.equals(FileHeaders.tag(file)))
                .isEmpty();
    }

    private CompletionStage<Void> preview(WebExchange exchange, FilePath path, EntryPage page) {
        return content(path, page)
                .filter(content -> content instanceof ImageContent image
                        && image.image().id().toString().equals(path.name()))
                .flatMap(content -> ((ImageContent) content).preview())
                .map(bytes -> answers.bytes(exchange, 200, FileHeaders.picture(pictureType(bytes)), bytes))
                .orElseGet(() -> answers.refuse(exchange, 404, "NOT_FOUND"));
    }

    private static String pictureType(byte[] bytes) {
        return bytes[0] == (byte) 0xFF ? "image/jpeg" : bytes[0] == 'R' ? "image/webp" : "image/png";
    }

    private static Optional<HasAttachments> content(FilePath path, EntryPage page) {
        return page.entries().stream()
                .filter(entry -> entry.sequence() == path.sequence())
                .flatMap(entry ->
                        entry.content() instanceof HasAttachments content ? Stream.of(content) : Stream.empty())
                .findFirst();
    }
}
