// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.message.IdempotencyKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The files of one conversation: uploaded first, then sent as {@link io.hausfunk.messaging.content.HasAttachments content}, and opened by whoever
 * may read that entry. Uploads and downloads are streams: they hold a few hundred kilobytes in memory, whatever the size.
 *
 * <p>What is uploaded and not sent within a day is removed. What is sent is removed with its entry.
 *
 * <p>Errors of all methods: {@code NOT_APPLICABLE} if the store keeps no files; {@code NOT_PERMITTED}; {@code BUSY}, also for more than four
 * uploads and downloads of one person at a time.
 */
public interface Attachments {
    /** The most bytes that one {@link #read} gives. */
    int MAX_READ = 1024 * 1024;

    /**
     * Uploads a file. Reads the stream on a thread of the engine's until its end, and does not close it. The stage completes once every byte is
     * stored, its type is known and allowed, and the host's scanner passed it; it has no deadline but that of the stream.
     *
     * <p>Pictures of the types JPEG, PNG, GIF and WebP lose what they say of their author, place and camera; their pixels stay as they are.
     *
     * <p>Errors: {@code ATTACHMENT_TOO_LARGE}; {@code ATTACHMENT_TYPE_REFUSED} for a type that is not allowed; {@code
     * ATTACHMENT_TYPE_MISMATCH} for a name that promises another type than the bytes have; {@code ATTACHMENT_DAMAGED} for a picture that does
     * not have the form of its type; {@code ATTACHMENT_INCOMPLETE} if the stream failed or was empty, or had another length than announced;
     * {@code ATTACHMENT_REFUSED} by the scanner, or {@code SCANNER_UNAVAILABLE}; {@code IDEMPOTENCY_CONFLICT} if this person
     * used the idempotency key for other bytes. After an error nothing remains.
     */
    CompletionStage<Attachment> upload(NewAttachment file, InputStream bytes);

    /**
     * The same from a publisher, whose buffers are asked for one by one as they are stored, and copied. For servers that must not block. Fails with
     * {@code ATTACHMENT_INCOMPLETE} if nothing comes for a minute.
     */
    CompletionStage<Attachment> upload(NewAttachment file, Flow.Publisher<ByteBuffer> bytes);

    /** What this person uploaded under an idempotency key, complete, sent or not; else {@code NOT_PERMITTED}. */
    CompletionStage<Attachment> find(IdempotencyKey key);

    /**
     * Some bytes of a file, without reading the rest: to answer HTTP's {@code Range}, or to send a file piece by piece as fast as its reader takes
     * it. Access is decided anew with every call.
     *
     * @param sequence the number of the entry that carries the file
     * @param attachment {@link Attachment#id()}
     * @param from the first byte, from 0
     * @param length 1 to {@value #MAX_READ}; fewer bytes come at the end of the file, none behind it
     */
    CompletionStage<byte[]> read(long sequence, UUID attachment, long from, int length);

    /**
     * Writes a whole file into a stream, on a thread of the engine's, and does not close it. The stage completes with the number of bytes once the last one was
     * verified: what was written before an error is not the file. {@code ATTACHMENT_INCOMPLETE} if the stream fails.
     */
    CompletionStage<Long> download(long sequence, UUID attachment, OutputStream to);
}
