// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.MessageName;
import io.hausfunk.messaging.model.Texts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is to be uploaded: immutable. Keep it until the upload is done: the same again is the harmless retry. */
public final class NewAttachment {
    /** The longest name of a file, in UTF-8 bytes. */
    public static final int MAX_FILE_NAME = 255;

    private final MessageName uploadName;
    private final @Nullable String fileName;
    private final OptionalLong length;

    private NewAttachment(MessageName uploadName, @Nullable String fileName, OptionalLong length) {
        this.uploadName = uploadName;
        this.fileName = fileName;
        this.length = length;
    }

    /** A file without a name. */
    public static NewAttachment unnamed() {
        return new NewAttachment(MessageName.random(), null, OptionalLong.empty());
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
        return new NewAttachment(MessageName.random(), last, OptionalLong.empty());
    }

    /**
     * The same under an upload name of the host's choice, of the form of {@link MessageName}. Uploading the same bytes under the same name in the same
     * conversation gives the same attachment, for as long as it is there.
     */
    public NewAttachment named(String newUploadName) {
        return new NewAttachment(MessageName.of(newUploadName), fileName, length);
    }

    /**
     * The same with its length, as in HTTP's {@code Content-Length}: what is too large is refused before the first byte is read, and another
     * number of bytes is {@code ATTACHMENT_INCOMPLETE}. Refuses less than 1 with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public NewAttachment length(long bytes) {
        if (bytes < 1) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a file has at least one byte");
        }
        return new NewAttachment(uploadName, fileName, OptionalLong.of(bytes));
    }

    /** The uploader's own name for the upload. */
    public MessageName uploadName() {
        return uploadName;
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
