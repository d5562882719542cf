// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Uploads the files of messages. What the export lacks, and what the engine takes from nobody, is left out and counted. */
final class FileUploads {
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.ATTACHMENT_TYPE_REFUSED,
            ErrorCode.ATTACHMENT_TYPE_MISMATCH,
            ErrorCode.ATTACHMENT_DAMAGED,
            ErrorCode.ATTACHMENT_TOO_LARGE,
            ErrorCode.IDENTIFIER_INVALID);

    private final Patience patience;
    private final Executor executor;
    private int leftOut;

    FileUploads(Patience patience, Executor executor) {
        this.patience = patience;
        this.executor = executor;
    }

    /** How many files were left out so far. */
    int leftOut() {
        return leftOut;
    }

    /** Uploads the files of a message one after the other; those that were taken. */
    CompletionStage<List<StoredFile>> upload(Conversation conversation, String draftName, List<FileOfLine> files) {
        List<StoredFile> stored = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            places.add(i);
        }
        return InOrder.each(
                        places,
                        i -> upload(conversation, draftName + "/" + i, files.get(i))
                                .thenAccept(file -> file.ifPresentOrElse(stored::add, () -> leftOut++)),
                        executor)
                .thenApply(all -> stored);
    }

    private CompletionStage<Optional<StoredFile>> upload(Conversation conversation, String key, FileOfLine file) {
        return patience.call(() -> attempt(conversation, key, file)).exceptionallyCompose(error -> {
            Throwable reason = Patience.reason(error);
            return reason instanceof MessagingException known && REFUSALS.contains(known.code())
                    ? CompletableFuture.completedStage(Optional.empty())
                    : CompletableFuture.failedStage(reason);
        });
    }

    private static CompletionStage<Optional<StoredFile>> attempt(
            Conversation conversation, String key, FileOfLine file) {
        MessageDigest digest = Sha256.digest();
        PushbackInputStream in;
        try {
            in = new PushbackInputStream(file.source().open());
        } catch (FileNotFoundException e) {
            return CompletableFuture.completedStage(Optional.empty());
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
        try {
            int first = in.read();
            if (first < 0) {
                in.close();
                return CompletableFuture.completedStage(Optional.empty());
            }
            in.unread(first);
            NewAttachment upload = NewAttachment.file(file.name()).idempotencyKey(key);
            CompletionStage<Attachment> uploaded =
                    conversation.attachments().upload(upload, new DigestInputStream(in, digest));
            return uploaded.whenComplete((attachment, error) -> close(in))
                    .thenApply(attachment -> Optional.of(
                            new StoredFile(attachment, HexFormat.of().formatHex(digest.digest()))));
        } catch (IOException | RuntimeException e) {
            close(in);
            return CompletableFuture.failedStage(e);
        }
    }

    private static void close(PushbackInputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It was read to its end, or its error is told already.
        }
    }
}
