// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a host decides about files: immutable; {@link #DEFAULT} with changes. */
public final class AttachmentSettings {
    /** The types that are allowed unless the host says otherwise. */
    public static final Set<String> DEFAULT_TYPES = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/heic",
            "audio/wav",
            "audio/ogg",
            "audio/webm",
            "audio/mp4",
            "audio/mpeg",
            "audio/flac",
            "video/mp4",
            "video/webm",
            "video/quicktime",
            "application/pdf",
            "application/zip",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "text/plain");

    /** 100 MiB a file, {@link #DEFAULT_TYPES}, no scanner. */
    public static final AttachmentSettings DEFAULT = new AttachmentSettings(100L * 1024 * 1024, DEFAULT_TYPES, null);

    private final long maxBytes;
    private final Set<String> types;
    private final @Nullable AttachmentScanner scanner;

    private AttachmentSettings(long maxBytes, Set<String> types, @Nullable AttachmentScanner scanner) {
        this.maxBytes = maxBytes;
        this.types = types;
        this.scanner = scanner;
    }

    /** The same with another limit for one file, 1 byte to 4 GiB. */
    public AttachmentSettings maxBytes(long bytes) {
        return new AttachmentSettings(bytes, types, scanner);
    }

    /**
     * The same with other types. A file has the type that its bytes show; what shows none is {@code application/octet-stream}, and programs are {@code
     * application/x-executable}.
     */
    public AttachmentSettings types(Set<String> allowed) {
        return new AttachmentSettings(maxBytes, Set.copyOf(allowed), scanner);
    }

    /** The same with a scanner. */
    public AttachmentSettings scanner(AttachmentScanner newScanner) {
        return new AttachmentSettings(maxBytes, types, Objects.requireNonNull(newScanner, "scanner"));
    }

    /** The most bytes of a file. */
    public long maxBytes() {
        return maxBytes;
    }

    /** The types that are allowed. */
    public Set<String> types() {
        return types;
    }

    /** Who looks at every file. */
    public Optional<AttachmentScanner> scanner() {
        return Optional.ofNullable(scanner);
    }
}
