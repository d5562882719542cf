// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of content with files. Public fields, as of {@link WireContent}. */
public final class WireMedia {
    public @Nullable List<WireAttachment> files;
    public @Nullable String text;

    /** For JSON-B. */
    public WireMedia() {}

    void files(List<Attachment> attachments) {
        files = attachments.stream().map(WireAttachment::of).toList();
    }

    List<Attachment> files() {
        return requireNonNull(files).stream()
                .<Attachment>map(WireAttachment::read)
                .toList();
    }
}
