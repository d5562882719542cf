// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes files in: one request a file, under a name of the page's, so that the same request again is harmless. */
final class FileUploads {
    private final Answers answers;

    FileUploads(Answers answers) {
        this.answers = answers;
    }

    CompletionStage<Void> put(WebExchange exchange, Session session, FilePath path) {
        NewAttachment file = file(exchange, path);
        return session.conversations()
                .open(path.conversation())
                .thenCompose(conversation -> upload(conversation.attachments(), file, exchange.body()))
                .thenCompose(attachment -> answers.json(
                        exchange,
                        200,
                        FileDescription.add(attachment, answers.object())
                                .build()
                                .toString()));
    }

    private static NewAttachment file(WebExchange exchange, FilePath path) {
        Optional<String> name = Query.of(exchange.query(), "name").filter(given -> !given.isEmpty());
        NewAttachment file = name.map(NewAttachment::file).orElseGet(NewAttachment::unnamed);
        return file.idempotencyKey(path.name()).length(length(exchange));
    }

    /** Without a length, what is too large would be found out only after all of it came. */
    private static long length(WebExchange exchange) {
        String length = exchange.header("Content-Length").orElse("");
        if (!length.matches("\\d{1,15}") || exchange.header("Content-Encoding").isPresent()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "an upload says its length and is not compressed");
        }
        return Long.parseLong(length);
    }

    private static CompletionStage<Attachment> upload(Attachments attachments, NewAttachment file, RequestBody body) {
        return body.publisher().isPresent()
                ? attachments.upload(file, body.publisher().get())
                : attachments.upload(file, body.stream().orElseThrow());
    }
}
