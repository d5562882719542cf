// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A picture that is shown in the conversation, with a small preview that the sender made, and perhaps words. */
public final class ImageContent implements HasAttachments {
    /** The longest preview. */
    public static final int MAX_PREVIEW_BYTES = 16 * 1024;

    /** The most pixels: what a reader has to hold in memory to show it. Larger pictures can be sent as files. */
    public static final long MAX_PIXELS = 50_000_000;

    private final Attachment image;
    private final byte[] preview;
    private final @Nullable TextContent text;

    private ImageContent(Attachment image, byte[] preview, @Nullable TextContent text) {
        this.image = image;
        this.preview = preview;
        this.text = text;
    }

    /**
     * A picture. Refuses what is none, one whose size cannot be told, and one of more than {@value #MAX_PIXELS} pixels with {@link
     * InvalidInputException}, {@code ATTACHMENT_DAMAGED}.
     */
    public static ImageContent of(Attachment image) {
        ContentArguments.required(image, "image");
        boolean shown = image.type().startsWith("image/")
                && image.dimensions()
                        .filter(size -> (long) size.width() * size.height() <= MAX_PIXELS)
                        .isPresent();
        if (!shown) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_DAMAGED, "an image is a picture of at most " + MAX_PIXELS + " pixels");
        }
        return new ImageContent(image, new byte[0], null);
    }

    /**
     * The same with a small JPEG, PNG or WebP file that is shown until the picture is there. Refuses other bytes, and more than {@value
     * #MAX_PREVIEW_BYTES}, with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public ImageContent withPreview(byte[] small) {
        ContentArguments.required(small, "preview");
        ContentArguments.inRange(
                small.length <= MAX_PREVIEW_BYTES && isPicture(small),
                "a preview is a JPEG, PNG or WebP file of at most " + MAX_PREVIEW_BYTES + " bytes");
        return new ImageContent(image, small.clone(), text);
    }

    /** The same with words, as of {@link TextContent#of}. */
    public ImageContent withText(String words) {
        return new ImageContent(image, preview, TextContent.of(words));
    }

    /** The picture. */
    public Attachment image() {
        return image;
    }

    /** The preview, if there is one: foreign bytes, to be shown as a picture and as nothing else. A copy. */
    public Optional<byte[]> preview() {
        return preview.length == 0 ? Optional.empty() : Optional.of(preview.clone());
    }

    /** The words, if there are any. */
    public Optional<String> text() {
        return Optional.ofNullable(text).map(TextContent::text);
    }

    @Override
    public List<Attachment> attachments() {
        return List.of(image);
    }

    private static boolean isPicture(byte[] bytes) {
        return bytes.length > 12
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8)
                        || (bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G')
                        || (bytes[0] == 'R' && bytes[8] == 'W' && bytes[9] == 'E' && bytes[10] == 'B'));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageContent that
                && image.equals(that.image)
                && Arrays.equals(preview, that.preview)
                && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return image.hashCode();
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "ImageContent[" + image.type() + "]";
    }
}
