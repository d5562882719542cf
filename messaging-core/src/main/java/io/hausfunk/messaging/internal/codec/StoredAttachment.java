// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.Dimensions;
import io.hausfunk.messaging.storage.SealedBytes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as the engine knows it: what hosts see, and the wrapped key of its bytes.
 *
 * @param id of the blob
 * @param key the wrapped key
 * @param fileName as its sender gave it, or null
 * @param type by content
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param width as shown; 0 if it has none
 * @param height as shown; 0 if it has none
 * @param millis how long it is; negative if it has no length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredAttachment(
        UUID id,
        SealedBytes key,
        @Nullable String fileName,
        String type,
        long size,
        String sha256,
        int width,
        int height,
        long millis)
        implements Attachment {
    @Override
    public Optional<String> name() {
        return Optional.ofNullable(fileName);
    }

    @Override
    public Optional<Dimensions> dimensions() {
        return width == 0 ? Optional.empty() : Optional.of(new Pixels(width, height));
    }

    @Override
    public Optional<Duration> duration() {
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    @Override
    public String toString() {
        return "Attachment[" + id + " " + type + " " + size + "]";
    }

    private record Pixels(int width, int height) implements Dimensions {}
}
