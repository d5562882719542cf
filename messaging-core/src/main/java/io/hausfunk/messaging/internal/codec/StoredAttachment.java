// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.Dimensions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as the engine knows it: what hosts see, and the wrapped key of its bytes.
 *
 * @param id of the blob
 * @param key the wrapped key; not copied
 * @param fileName as its sender gave it, or null
 * @param type by content
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param width as shown; 0 if it has none
 * @param height as shown; 0 if it has none
 * @param millis how long it is; negative if it has no length
 */
public record StoredAttachment(
        UUID id,
        byte[] key,
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

    /** Two with the same id and bytes are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredAttachment that
                && id.equals(that.id)
                && Arrays.equals(key, that.key)
                && Optional.ofNullable(fileName).equals(that.name())
                && type.equals(that.type)
                && size == that.size
                && sha256.equals(that.sha256)
                && width == that.width
                && height == that.height
                && millis == that.millis;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Attachment[" + id + " " + type + " " + size + "]";
    }

    private record Pixels(int width, int height) implements Dimensions {}
}
