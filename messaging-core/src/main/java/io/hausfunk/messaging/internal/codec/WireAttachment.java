// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.storage.SealedBytes;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of a file. Public fields, as of {@link WireContent}. */
public final class WireAttachment {
    public @Nullable String id;
    public @Nullable String key;
    public @Nullable String name;
    public @Nullable String type;
    public @Nullable Long size;
    public @Nullable String sha256;
    public @Nullable Integer width;
    public @Nullable Integer height;
    public @Nullable Long millis;

    /** For JSON-B. */
    public WireAttachment() {}

    static WireAttachment of(Attachment attachment) {
        if (!(attachment instanceof StoredAttachment stored)) {
            throw new InvalidInputException(ErrorCode.ATTACHMENT_MISSING, "an attachment that the engine did not make");
        }
        WireAttachment wire = new WireAttachment();
        wire.id = stored.id().toString();
        wire.key = Base64.getEncoder().encodeToString(stored.key().toByteArray());
        wire.name = stored.fileName();
        wire.type = stored.type();
        wire.size = stored.size();
        wire.sha256 = stored.sha256();
        wire.width = stored.width() == 0 ? null : stored.width();
        wire.height = stored.height() == 0 ? null : stored.height();
        wire.millis = stored.millis() < 0 ? null : stored.millis();
        return wire;
    }

    StoredAttachment read() {
        return new StoredAttachment(
                UUID.fromString(requireNonNull(id)),
                SealedBytes.copyOf(Base64.getDecoder().decode(requireNonNull(key))),
                name,
                requireNonNull(type),
                requireNonNull(size),
                requireNonNull(sha256),
                width == null ? 0 : width,
                height == null ? 0 : height,
                millis == null ? -1 : millis);
    }
}
