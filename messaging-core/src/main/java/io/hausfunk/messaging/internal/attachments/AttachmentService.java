// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What conversations do with files. Does not block, but where it says so. */
public final class AttachmentService {
    private final Transfers transfers;
    private final @Nullable AttachmentUploads uploads;
    private final @Nullable AttachmentReader reader;

    /** Both are null if the store keeps no files. */
    public AttachmentService(
            Transfers transfers, @Nullable AttachmentUploads uploads, @Nullable AttachmentReader reader) {
        this.transfers = transfers;
        this.uploads = uploads;
        this.reader = reader;
    }

    /** Uploads from a stream. */
    public CompletionStage<Attachment> upload(Actor actor, ConversationRef ref, NewAttachment file, InputStream bytes) {
        AttachmentUploads available = available(uploads);
        return transfers.run(actor.ref(), () -> available.upload(actor, ref, file, bytes));
    }

    /** Uploads from a publisher. */
    public CompletionStage<Attachment> upload(
            Actor actor, ConversationRef ref, NewAttachment file, Flow.Publisher<ByteBuffer> bytes) {
        AttachmentUploads available = available(uploads);
        return transfers.run(actor.ref(), () -> {
            try (PublisherInput input = new PublisherInput()) {
                bytes.subscribe(input);
                return available.upload(actor, ref, file, input);
            }
        });
    }

    /** Does a download. */
    public CompletionStage<Long> download(Actor actor, Supplier<Long> work) {
        return transfers.run(actor.ref(), work);
    }

    /** Reads; its methods block. */
    public AttachmentReader reader() {
        return available(reader);
    }

    private static <T> T available(@Nullable T part) {
        if (part == null) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the store keeps no files");
        }
        return part;
    }
}
