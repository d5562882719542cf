// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.Texts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is to be uploaded: immutable. Keep it until the upload is done: the same again is the harmless retry. */
public final class NewAttachment {
    /** The longest name of a file, in UTF-8 bytes. */
    public static final int MAX_FILE_NAME = 255;

    private final IdempotencyKey idempotencyKey;
    private final @Nullable String fileName;
    private final OptionalLong length;

    private NewAttachment(IdempotencyKey idempotencyKey, @Nullable String fileName, OptionalLong length) {
        this.idempotencyKey = idempotencyKey;
        this.fileName = fileName;
        this.length = length;
    }

    /** A file without a name. */
    public static NewAttachment unnamed() {
        return new NewAttachment(IdempotencyKey.random(), null, OptionalLong.empty());
    }

    /**
     * A file with a name for those who see it: 1 to {@value #MAX_FILE_NAME} UTF-8 bytes without control characters; what stands before the last
     * slash or backslash is cut off. Refuses others with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}.
     */
    public static NewAttachment file(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (!Texts.isIdentifier(last, MAX_FILE_NAME) || last.equals(".") || last.equals("..")) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a file name has 1 to 255 UTF-8 bytes and no control characters");
        }
        return new NewAttachment(IdempotencyKey.random(), last, OptionalLong.empty());
    }

    /**
     * The same with an idempotency key of the host's choice. Uploading the same bytes under the same key in the same
     * conversation gives the same attachment, for as long as it is there.
     */
    public NewAttachment idempotencyKey(String newKey) {
        return new NewAttachment(IdempotencyKey.of(newKey), fileName, length);
    }

    /**
     * The same with its length, as in HTTP's {@code Content-Length}: what is too large is refused before the first byte is read, and another
     * number of bytes is {@code ATTACHMENT_INCOMPLETE}. Refuses less than 1 with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public NewAttachment length(long bytes) {
        if (bytes < 1) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a file has at least one byte");
        }
        return new NewAttachment(idempotencyKey, fileName, OptionalLong.of(bytes));
    }

    /** What makes uploading it again a retry; random unless set. */
    public IdempotencyKey idempotencyKey() {
        return idempotencyKey;
    }

    /** The name of the file. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /** How many bytes will come, if that is known. */
    public OptionalLong length() {
        return length;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "NewAttachment[hidden]";
    }
}
