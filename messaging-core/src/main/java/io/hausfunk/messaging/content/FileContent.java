// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message with one or more files of any type, and perhaps words. */
public final class FileContent implements HasAttachments {
    /** The most files in one message. */
    public static final int MAX_FILES = 10;

    private final List<Attachment> files;
    private final @Nullable TextContent text;

    private FileContent(List<Attachment> files, @Nullable TextContent text) {
        this.files = files;
        this.text = text;
    }

    /** One file. */
    public static FileContent of(Attachment file) {
        return of(ContentArguments.list(file));
    }

    /** 1 to {@value #MAX_FILES} files, each once; refuses others with {@link InvalidInputException}, {@code ARGUMENT_OUT_OF_RANGE}. */
    public static FileContent of(List<Attachment> files) {
        ContentArguments.required(files, "files").forEach(file -> ContentArguments.required(file, "one of the files"));
        List<Attachment> copy = List.copyOf(files);
        if (copy.isEmpty() || copy.size() > MAX_FILES || new HashSet<>(copy).size() < copy.size()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "a message has 1 to " + MAX_FILES + " files, each once");
        }
        return new FileContent(copy, null);
    }

    /** The same with words, as of {@link TextContent#of}. */
    public FileContent withText(String words) {
        return new FileContent(files, TextContent.of(words));
    }

    @Override
    public List<Attachment> attachments() {
        return files;
    }

    /** The words, if there are any. */
    public Optional<String> text() {
        return Optional.ofNullable(text).map(TextContent::text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileContent that && files.equals(that.files) && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(files, text);
    }

    /** Shows the number only. */
    @Override
    public String toString() {
        return "FileContent[" + files.size() + "]";
    }
}
