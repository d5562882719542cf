// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.Attachment;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of files, sounds, pictures, places and contacts. Public fields, as of {@link WireContent}. */
public final class WireMedia {
    public @Nullable List<WireAttachment> files;
    public @Nullable String text;
    public @Nullable List<Integer> peaks;
    public @Nullable String preview;
    public @Nullable BigDecimal latitude;
    public @Nullable BigDecimal longitude;
    public @Nullable String name;
    public @Nullable String user;
    public @Nullable String email;
    public @Nullable String phone;
    public @Nullable List<String> options;
    public @Nullable Integer most;
    public @Nullable Long end;
    public @Nullable Boolean secret;
    public @Nullable String code;
    public @Nullable String conversation;
    public @Nullable Long message;

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
