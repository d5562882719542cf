// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.attachments.AttachmentService;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The files of one conversation in the hands of one session's person. */
final class EngineAttachments implements Attachments {
    private final SessionLife life;
    private final ConversationRef ref;
    private final AttachmentService service;

    EngineAttachments(SessionLife life, ConversationRef ref, AttachmentService service) {
        this.life = life;
        this.ref = ref;
        this.service = service;
    }

    @Override
    public CompletionStage<Attachment> upload(NewAttachment file, InputStream bytes) {
        required(file, "file");
        required(bytes, "bytes");
        return service.upload(life.open(), ref, file, bytes);
    }

    @Override
    public CompletionStage<Attachment> upload(NewAttachment file, Flow.Publisher<ByteBuffer> bytes) {
        required(file, "file");
        required(bytes, "bytes");
        return service.upload(life.open(), ref, file, bytes);
    }

    @Override
    public CompletionStage<Attachment> find(IdempotencyKey key) {
        required(key, "key");
        return life.read(() -> service.reader().find(life.actor(), ref, key));
    }

    @Override
    public CompletionStage<byte[]> read(long sequence, UUID attachment, long from, int length) {
        required(attachment, "attachment");
        CallArguments.sequence(sequence);
        if (from < 0 || length < 1 || length > MAX_READ) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to " + MAX_READ + " bytes, the first of them from 0");
        }
        return life.read(() -> service.reader().read(life.actor(), ref, sequence, attachment, from, length));
    }

    @Override
    public CompletionStage<Long> download(long sequence, UUID attachment, OutputStream to) {
        required(attachment, "attachment");
        required(to, "to");
        CallArguments.sequence(sequence);
        Actor actor = life.open();
        return service.download(actor, () -> service.reader().download(actor, ref, sequence, attachment, to));
    }
}
