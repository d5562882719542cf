// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.media.FileNames;
import io.hausfunk.messaging.internal.media.MediaTypes;
import io.hausfunk.messaging.internal.media.PictureCleaner;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file whose beginning was seen, and whose type is allowed; the rest is still to come. */
final class CheckedFile {
    private static final int BUFFER = 64 * 1024;

    private final @Nullable String fileName;
    private final String type;
    private final InputStream bytes;
    private final MessageDigest digest;
    private long size;

    private CheckedFile(@Nullable String fileName, String type, InputStream bytes) {
        this.fileName = fileName;
        this.type = type;
        this.bytes = bytes;
        this.digest = sha256();
    }

    /** Looks at the beginning. */
    static CheckedFile of(NewAttachment file, UploadInput input, AttachmentSettings settings) throws IOException {
        byte[] head = input.readNBytes(MediaTypes.HEAD);
        if (head.length == 0) {
            throw UploadInput.incomplete("the stream has no bytes");
        }
        String type = MediaTypes.of(head);
        String fileName = file.fileName().orElse(null);
        // Whether there is a picture beside the sound is only known once all of it was seen.
        if (!type.equals("video/mp4") || !settings.types().contains("audio/mp4")) {
            requireAllowed(type, settings);
        }
        if (fileName != null && !FileNames.fits(fileName, type)) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_TYPE_MISMATCH, "the bytes are " + type + ", and the name says otherwise");
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), input);
        return new CheckedFile(fileName, type, PictureCleaner.cleaning(type, whole));
    }

    static void requireAllowed(String type, AttachmentSettings settings) {
        if (!settings.types().contains(type)) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_TYPE_REFUSED, "files of the type " + type + " are not allowed");
        }
    }

    /** Reads the rest without keeping it; its digest. */
    String skim() throws IOException {
        pass(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes all of it, closes what it is written to, and says what it is. */
    StoredAttachment write(BlobId id, byte[] key, OutputStream to) throws IOException {
        try (to) {
            pass(to);
        }
        return new StoredAttachment(
                id.value(),
                SealedBytes.copyOf(key),
                fileName,
                type,
                size,
                HexFormat.of().formatHex(digest.digest()),
                0,
                0,
                -1);
    }

    /** How many bytes were written. */
    long size() {
        return size;
    }

    private void pass(OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int some = bytes.read(buffer); some >= 0; some = bytes.read(buffer)) {
            digest.update(buffer, 0, some);
            to.write(buffer, 0, some);
            size += some;
        }
        if (size == 0) {
            throw AttachmentUploads.damaged();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
